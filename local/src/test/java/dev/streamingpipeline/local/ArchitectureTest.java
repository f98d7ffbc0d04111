package dev.streamingpipeline.local;

import dev.streamingpipeline.fixtures.Packages;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Packages PACKAGES = Packages.below("dev.streamingpipeline.local");

  @Test
  void shouldHaveNoCyclesOfPackages() {
    PACKAGES.shouldHaveNoCycles();
  }
}
