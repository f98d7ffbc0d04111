package dev.streamingpipeline.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.fixtures.ManifestCase;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.validation.PipelineRules.Metadata;
import dev.streamingpipeline.model.validation.PipelineRules.Resource;
import dev.streamingpipeline.model.validation.Row.Application;
import dev.streamingpipeline.model.validation.Row.ChangeApplication;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** CEL and Java agree about every rule on all examples. */
class AgreementTest {
  /** Values at the edges of rules, by JSON Pointer. */
  private static final Map<String, List<String>> TEXTS =
      Map.of(
          "/metadata/name",
          List.of("a", "a-1", "a-", "1a", "A", "a.b", "a".repeat(30), "a--b", "users\n"),
          "/spec/source/http/url",
          List.of(
              "http://localhost:8080/items?a=b&c=[d]",
              "HTTPS://Example.ORG/",
              "http://[::1]:80/x",
              "http://h:",
              "http://",
              "http:/x",
              "http://a..b/",
              "http://a.1b/",
              "http://256.1.1.1/",
              "http://h:80:80/",
              "http://a%20b/",
              "http://user@h/",
              "http://h/a@b",
              "http://h/#",
              "http://[FEBF::1]/",
              "https://example.org/%zz",
              "https://example.org/{id}",
              "https://example.org/ä",
              "ftp://example.org"),
          "/spec/source/http/records",
          List.of("", "/", "/a/0", "/~2", "a", "#/a", " /a"),
          "/spec/source/http/interval",
          List.of("0", "1h", "3600000.9ms", "3600001ms", "30m31m", "0.01d", "1d", "60m1ms"),
          "/spec/source/http/connectTimeout",
          List.of("0s", "99.9ms", "100ms", "60s", "60.0009s", "60.001s", "1m1ms"),
          "/spec/source/http/maxBodySize",
          List.of("0", "0.9Ki", "1Ki", "1k", "16Mi", "16777217", "16.00001Mi", "1024000m"),
          "/spec/topic/name",
          List.of("a", ".", "..", "...", "__x", "_x", "_schemas", "x.dlq", ".dlq", "a b", "a\n"),
          "/spec/producer/schedule",
          List.of(
              "*/10 * * * *",
              "0,30 8-18/2 1,15 1-6 1-5",
              "0 0 * jan sun",
              "* * * * 7",
              "60 * * * *",
              "@daily",
              " 0 0 * * * ",
              "* * L * *"),
          "/spec/sink/cassandra/table",
          List.of("a", "A", "1a", "_a", "a-b", "from", "fromage", "x".repeat(48)),
          "/spec/airflow/dagId",
          List.of("a", "A.b-c_1", "a b"));

  /** Breaks rules that bad-manifests.txt breaks only in resources that also violate the schema. */
  private static final String POD_TEMPLATE =
      "set /spec/spark/podTemplate {\"tolerations\": [{\"operator\": \"Exist\"},"
          + " {\"effect\": \"Nothing\"}], \"imagePullSecrets\": [\"a\", \"a..b\"]}";

  private final ApiServerCel server = new ApiServerCel();
  private final List<String> disagreements = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();

  @Test
  void shouldAgreeOnEveryRule() {
    compareOnResources();

    assertThat(disagreements).isEmpty();
  }

  @Test
  void shouldAgreeOnEveryRuleAboutChanges() {
    compareOnChanges();

    assertThat(disagreements).isEmpty();
  }

  /** A rule that no example breaks would not be tested. */
  @Test
  void shouldHaveAnExampleThatBreaksEachRule() {
    compareOnResources();
    compareOnChanges();

    assertThat(PipelineRules.inCel())
        .extracting(CelRule::rule)
        .filteredOn(rule -> !broken.contains(rule))
        .containsOnly(Forms.QUANTITY.cel().text(), Forms.IS_DURATION.text());
  }

  private void compareOnResources() {
    resources().stream()
        .filter(AgreementTest::isWithinTheSchema)
        .flatMap(resource -> PipelineRules.TABLE.on("", resource))
        .filter(application -> application.rule().cel() != null)
        .forEach(this::compare);
  }

  private void compareOnChanges() {
    Pipeline before = bound(Examples.usersTreeWithStorage().toString()).orElseThrow();
    for (ManifestCase change : ManifestCase.read(ManifestCase.CHANGES)) {
      Pipeline after = bound(change.edit(Examples.usersTreeWithStorage())).orElseThrow();
      SpecRules.TABLE.onChange("spec", before.spec(), after.spec()).forEach(this::compare);
      SpecRules.TABLE.onChange("spec", after.spec(), before.spec()).forEach(this::compare);
    }
  }

  private <T> void compare(Application<T> application) {
    Problems problems = new Problems();
    application.addTo(problems);
    compare(
        application.path(),
        application.rule().cel(),
        server.holds(application.rule().cel(), application.value()),
        problems);
  }

  private <T> void compare(ChangeApplication<T> application) {
    Problems problems = new Problems();
    application.addTo(problems);
    compare(
        application.path(),
        application.rule().cel(),
        server.holds(application.rule().cel(), application.before(), application.after()),
        problems);
  }

  private void compare(String path, Cel cel, boolean holds, Problems problems) {
    if (!holds) {
      broken.add(cel.text());
    }
    if (holds != problems.toList().isEmpty()) {
      disagreements.add("%s: CEL %s, Java %s".formatted(path, holds, problems.toList()));
    }
  }

  /** The API server evaluates rules only when the resource is valid by the schema. */
  private static boolean isWithinTheSchema(Resource resource) {
    Problems problems = new Problems();
    PipelineRules.TABLE
        .on("", resource)
        .filter(application -> application.rule().reason() == Reason.IN_THE_SCHEMA)
        .forEach(application -> application.addTo(problems));
    return problems.toList().isEmpty();
  }

  private static List<Resource> resources() {
    List<String> documents =
        new ArrayList<>(
            List.of(Examples.MINIMAL, Examples.FULL, Examples.TENANT, Examples.users()));
    ManifestCase.read(ManifestCase.BAD_MANIFESTS).stream()
        .filter(bad -> !bad.isText())
        .forEach(bad -> documents.add(bad.document()));
    documents.add(new ManifestCase("pods", List.of(POD_TEMPLATE), List.of()).document());
    TEXTS.forEach((place, texts) -> texts.forEach(text -> documents.add(edited(place, text))));
    return documents.stream()
        .filter(document -> Examples.tree(document).has("metadata"))
        .flatMap(document -> bound(document).stream())
        .map(pipeline -> new Resource(new Metadata(pipeline.name()), pipeline.spec()))
        .toList();
  }

  private static String edited(String place, String text) {
    ObjectNode tree = Examples.usersTree();
    int slash = place.lastIndexOf('/');
    tree.withObject(place.substring(0, slash)).put(place.substring(slash + 1), text);
    return tree.toString();
  }

  /** Reads a pipeline without checking the rules; empty where it can't be read. */
  private static Optional<Pipeline> bound(String document) {
    try {
      return Optional.of(PipelineManifest.parseValidated(document, "test"));
    } catch (InvalidPipelineException e) {
      return Optional.empty();
    }
  }
}
