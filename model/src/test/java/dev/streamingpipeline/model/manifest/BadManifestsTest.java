package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.Golden;
import dev.streamingpipeline.fixtures.ManifestCase;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PodTemplateSpec;
import dev.streamingpipeline.model.validation.ChangeRulesTest;
import dev.streamingpipeline.model.validation.Problem;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The problems of invalid manifests. */
class BadManifestsTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "dev", "streamingpipeline", "model");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern CEL_CALL = Pattern.compile("\\b(cel|Cel|inCel|messageInCel)\\(");
  private static final Pattern PLACEHOLDER = Pattern.compile("%[sd]");

  static List<ManifestCase> cases() {
    return ManifestCase.read(ManifestCase.BAD_MANIFESTS);
  }

  private static List<String> problems(String document) {
    try {
      PipelineManifest.parse(document, "test");
      return List.of();
    } catch (InvalidPipelineException e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }

  @Test
  void shouldPinEveryMessage() throws IOException {
    // Given
    List<ManifestCase> cases = cases();

    // When
    List<ManifestCase> answered =
        cases.stream()
            .map(c -> new ManifestCase(c.name(), c.steps(), problems(c.document())))
            .toList();

    // Then
    Golden.check(
        ManifestCase.BAD_MANIFESTS, ManifestCase.write(ManifestCase.BAD_MANIFESTS, answered));
    assertThat(cases).hasSizeGreaterThanOrEqualTo(80);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldRefuseAndNameAWayOut(ManifestCase bad) {
    assertThat(bad.expected()).isNotEmpty();
    assertThat(bad.expected()).allMatch(BadManifestsTest::namesAWayOut);
  }

  /** Every message has the form: problem; remedy. */
  static boolean namesAWayOut(String problem) {
    return problem.matches(".+: .+; \\S.+|.+, so .+");
  }

  @Test
  void shouldNameEveryCaseOnce() {
    assertThat(cases()).extracting(ManifestCase::name).doesNotHaveDuplicates();
  }

  @Test
  void shouldListEveryProblemUnderItsOrigin() {
    String document =
        cases().stream()
            .filter(bad -> bad.expected().size() > 1)
            .max(Comparator.comparingInt(bad -> bad.expected().size()))
            .orElseThrow()
            .document();
    List<String> problems = problems(document);

    assertThat(problems).hasSizeGreaterThan(5);
    try {
      PipelineManifest.parse(document, "users.yaml");
      throw new AssertionError("accepted");
    } catch (InvalidPipelineException e) {
      assertThat(e.getMessage())
          .isEqualTo(
              "users.yaml: %s problems\n  %s"
                  .formatted(problems.size(), String.join("\n  ", problems)));
    }
  }

  /** Remedies that are constants of the specification's types. */
  @Test
  void shouldLeaveNoRemedyUncovered() throws Exception {
    // Given
    List<String> said = said();

    // When
    List<String> uncovered = new ArrayList<>();
    for (Class<?> type : typesWithRemedies()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().endsWith("REMEDY")) {
          String remedy = (String) field.get(null);
          if (said.stream().noneMatch(problem -> problem.contains(remedy))) {
            uncovered.add(type.getSimpleName() + "." + field.getName());
          }
        }
      }
    }

    // Then
    assertThat(uncovered).isEmpty();
  }

  private static List<Class<?>> typesWithRemedies() throws Exception {
    List<Class<?>> types =
        new ArrayList<>(List.of(Pipeline.class, PodTemplateSpec.Toleration.class));
    try (Stream<Path> files = Files.list(SOURCES.resolve("spec"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        types.add(Class.forName(PodTemplateSpec.class.getPackageName() + "." + name));
      }
    }
    return types;
  }

  private static List<String> said() {
    List<String> said = new ArrayList<>();
    cases().forEach(bad -> said.addAll(bad.expected()));
    BadTenantsTest.cases().forEach(tenant -> said.addAll(tenant.expected()));
    ChangeRulesTest.cases().forEach(change -> said.addAll(change.expected()));
    return said;
  }

  /** Reads the string literals of the sources: each one that is a message must occur in a case. */
  @Test
  void shouldLeaveNoMessageOfTheRulesUncovered() throws IOException {
    // Given
    List<String> said = said();

    // When
    List<String> uncovered = new ArrayList<>();
    for (Path source : sources()) {
      for (String literal : messages(source)) {
        Pattern pattern = Pattern.compile(".*" + pattern(literal) + ".*", Pattern.DOTALL);
        if (said.stream().noneMatch(problem -> pattern.matcher(problem).matches())) {
          uncovered.add(source.getFileName() + ": " + literal);
        }
      }
    }

    // Then
    assertThat(uncovered).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve("validation"))) {
      List<Path> sources = new ArrayList<>(files.sorted().toList());
      sources.add(SOURCES.resolve("manifest/ProblemCollector.java"));
      sources.add(SOURCES.resolve("manifest/PipelineManifest.java"));
      sources.add(SOURCES.resolve("expression/FieldExpression.java"));
      return sources;
    }
  }

  /** String literals with a space, except those that no user sees and those for the API server. */
  private static List<String> messages(Path source) throws IOException {
    List<String> messages = new ArrayList<>();
    String text =
        withoutCel(Files.readString(source))
            .replaceAll("(?s)/\\*\\*.*?\\*/", "")
            .replaceAll("(?s)Pattern\\s*\\.compile\\(.*?\\);", "")
            .replaceAll("IllegalStateException\\(\".*?\"", "")
            // What is said about a record, not about a manifest; and what no expression brings
            // about.
            .replaceAll("\"(required, but |its value is null|can't be planned .*?)\"", "");
    Matcher literal = LITERAL.matcher(text);
    while (literal.find()) {
      boolean isRegularExpression = literal.group(1).contains("A-Z");
      if (literal.group(1).strip().contains(" ") && !isRegularExpression) {
        messages.add(literal.group(1).replace("\\\"", "\""));
      }
    }
    return messages;
  }

  /** Removes the arguments of calls about the API server's side, which RefusalsIT covers. */
  private static String withoutCel(String source) {
    StringBuilder rest = new StringBuilder();
    Matcher call = CEL_CALL.matcher(source);
    int start = 0;
    while (start <= source.length() && call.find(start)) {
      rest.append(source, start, call.end());
      start = end(source, call.end());
    }
    return rest.append(source.substring(start)).toString();
  }

  /** The index of the parenthesis that closes the one before {@code place}. */
  private static int end(String source, int place) {
    Matcher literal = LITERAL.matcher(source);
    int open = 1;
    int end = place;
    while (open > 0) {
      char next = source.charAt(end);
      if (next == '"' && literal.find(end)) {
        end = literal.end();
        continue;
      }
      open += next == '(' ? 1 : next == ')' ? -1 : 0;
      end++;
    }
    return end - 1;
  }

  private static String pattern(String literal) {
    Matcher placeholder = PLACEHOLDER.matcher(literal);
    StringBuilder pattern = new StringBuilder();
    int start = 0;
    while (placeholder.find()) {
      pattern.append(Pattern.quote(literal.substring(start, placeholder.start()))).append(".*");
      start = placeholder.end();
    }
    return pattern.append(Pattern.quote(literal.substring(start))).toString();
  }
}
