package dev.streamingpipeline.wire;

import dev.streamingpipeline.fixtures.Packages;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Packages PACKAGES = Packages.below("dev.streamingpipeline.wire");

  @Test
  void shouldHaveNoCyclesOfPackages() {
    PACKAGES.shouldHaveNoCycles();
  }
}
