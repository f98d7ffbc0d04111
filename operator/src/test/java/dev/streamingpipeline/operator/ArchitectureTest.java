package dev.streamingpipeline.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.streamingpipeline.fixtures.Packages;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Packages PACKAGES = Packages.below("dev.streamingpipeline.operator");

  @Test
  void shouldHaveNoCyclesOfPackages() {
    PACKAGES.shouldHaveNoCycles();
  }

  @Test
  void shouldKeepSharedPackagesFreeOfComponents() {
    noClasses()
        .that()
        .resideInAPackage("dev.streamingpipeline.operator.pipeline")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.streamingpipeline.operator..")
                .and(not(resideInAPackage("dev.streamingpipeline.operator.pipeline")))
                .and(not(resideInAPackage("dev.streamingpipeline.operator.api"))))
        .check(PACKAGES.classes());
  }
}
