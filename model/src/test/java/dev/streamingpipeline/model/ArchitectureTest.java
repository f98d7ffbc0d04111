package dev.streamingpipeline.model;

import dev.streamingpipeline.fixtures.Packages;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Packages PACKAGES = Packages.below("dev.streamingpipeline.model");

  @Test
  void shouldHaveNoCyclesOfPackages() {
    PACKAGES.shouldHaveNoCycles();
  }
}
