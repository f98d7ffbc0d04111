package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.fixtures.Packages;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Packages PACKAGES = Packages.below("dev.streamingpipeline.provisioner");

  @Test
  void shouldHaveNoCyclesOfPackages() {
    PACKAGES.shouldHaveNoCycles();
  }
}
