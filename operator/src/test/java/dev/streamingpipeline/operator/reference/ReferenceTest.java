package dev.streamingpipeline.operator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.streamingpipeline.fixtures.Golden;
import dev.streamingpipeline.operator.GoldenPipelines;
import dev.streamingpipeline.operator.pipeline.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages below docs/reference match the code. */
class ReferenceTest {
  private static final Path DOCS = Path.of("../docs/reference");

  /** The generated CRD. The one in the chart may be outdated until its own test has run. */
  private static final String CRD =
      "/META-INF/fabric8/streamingpipelines.streamingpipeline.dev-v1.yml";

  /**
   * The first argument of a factory method of a component's state, or a constant or argument named
   * reason.
   */
  private static final Pattern REASON_OF_COMPONENT =
      Pattern.compile(
          "ComponentState\\s*\\.(?:ready|working|stalled|waiting)\\(\\s*\"([A-Z]\\w+)\"");

  /** In the status package, all words in CamelCase are conditions and reasons. */
  private static final Pattern WORD_OF_STATUS =
      Pattern.compile("\"(?!True|False)([A-Z][a-z]+[A-Za-z]*)\"");

  @Test
  void shouldDescribeEveryFieldOfTheResource() throws IOException {
    try (InputStream in = ReferenceTest.class.getResourceAsStream(CRD)) {
      JsonNode crd = new YAMLMapper().readTree(in);

      Golden.check(
          DOCS.resolve("resource.md"),
          ResourceReference.of(crd.at("/spec/versions/0/schema/openAPIV3Schema")));
    }
  }

  @Test
  void shouldDescribeEveryComponent() throws Exception {
    Golden.check(
        DOCS.resolve("topology.md"), TopologyReference.of(GoldenPipelines.named("secured")));
  }

  @Test
  void shouldDescribeEveryConditionAndReason() throws IOException {
    String page = Files.readString(DOCS.resolve("conditions.md"));
    Set<String> words = reasonsInTheCode();
    assertThat(words).hasSizeGreaterThan(30);
    words.removeIf(word -> page.contains("`" + word + "`"));
    // Headings name conditions
    Stream.of(Component.values()).map(Component::conditionType).forEach(words::add);
    words.removeIf(word -> Pattern.compile("(?m)^#.*\\b" + word + "\\b").matcher(page).find());

    assertThat(words).as("not in docs/reference/conditions.md").isEmpty();
  }

  private static Set<String> reasonsInTheCode() throws IOException {
    Path code = Path.of("src/main/java/dev/streamingpipeline/operator");
    Set<String> reasons = matches(REASON_OF_COMPONENT, code);
    reasons.addAll(matches(WORD_OF_STATUS, code.resolve("status")));
    return reasons;
  }

  private static Set<String> matches(Pattern pattern, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ReferenceTest::text)
          .flatMap(text -> pattern.matcher(text).results())
          .map(match -> match.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
