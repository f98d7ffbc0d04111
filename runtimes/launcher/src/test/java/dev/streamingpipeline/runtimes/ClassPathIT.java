package dev.streamingpipeline.runtimes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Class paths that the build assembles. Two versions of a library in a class path fail late and in
 * confusing ways.
 */
class ClassPathIT {
  private static final Pattern JAR = Pattern.compile("(?<library>.+?)-(?<version>\\d.*)\\.jar");

  private final Distribution distribution = Distribution.locate();

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "cassandra", "spark"})
  void shouldHaveOneVersionOfEachLibrary(String program) throws IOException {
    Map<String, Set<String>> versions =
        jars(program)
            .map(JAR::matcher)
            .filter(Matcher::matches)
            .collect(
                groupingBy(jar -> jar.group("library"), mapping(ClassPathIT::versionOf, toSet())));

    assertThat(versions).isNotEmpty().allSatisfy((library, found) -> assertThat(found).hasSize(1));
  }

  /** With mixed versions of Jackson a Spark session hangs instead of failing. */
  @Test
  void shouldGiveSparkTheJacksonOfItsRelease() throws IOException {
    assertThat(jars("spark").filter(jar -> jar.startsWith("jackson-")))
        .hasSizeGreaterThan(3)
        .allMatch(jar -> jar.endsWith("-2.15.2.jar"));
  }

  /** The version without a classifier: native libraries are classifiers of one version. */
  private static String versionOf(Matcher jar) {
    return jar.group("version").replaceFirst("-(linux|osx|native|shaded).*", "");
  }

  private Stream<String> jars(String program) throws IOException {
    Path folder = Path.of(distribution.classPath(program)).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
