package dev.streamingpipeline.spark;

import dev.streamingpipeline.fixtures.Packages;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Packages PACKAGES = Packages.below("dev.streamingpipeline.spark");

  @Test
  void shouldHaveNoCyclesOfPackages() {
    PACKAGES.shouldHaveNoCycles();
  }
}
