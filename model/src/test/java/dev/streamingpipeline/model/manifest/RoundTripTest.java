package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.fixtures.Seeds;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.model.Parsing;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.KubernetesName;
import dev.streamingpipeline.model.spec.PodTemplateSpec;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A written pipeline equals the one that is read back. */
class RoundTripTest {
  @Test
  void shouldReadAFullPipelineAsItWasWritten() {
    Pipeline full = Parsing.parse(Examples.FULL);

    assertThat(Parsing.parse(PipelineManifest.write(full))).isEqualTo(full);
    // A pipeline has a platform or is a tenant on one
    assertThat(full.toString().replace("platformRef=null", "")).doesNotContain("=null");
  }

  @Test
  void shouldReadATenantAsItWasWritten() {
    Pipeline tenant = Parsing.parse(Examples.TENANT);

    assertThat(tenant.spec().isTenant()).isTrue();
    assertThat(Parsing.parse(PipelineManifest.write(tenant))).isEqualTo(tenant);
  }

  @Test
  void shouldWriteTheSamePipelineTheSameWayAndKeepTheOrder() {
    String written = PipelineManifest.write(Parsing.parse(Examples.FULL));

    assertThat(PipelineManifest.write(Parsing.parse(written))).isEqualTo(written);
    assertThat(written)
        .containsSubsequence("Accept-Language", "X-Version", "team", "zone", "b:", "a:");
  }

  @Test
  void shouldLeaveOtherDocumentsAlone() throws Exception {
    String file =
        "kind: ConfigMap\ndata: {a: &x [1], b: *x}\n---\n---\n# nothing\n---\n- a list\n---\n"
            + Examples.MINIMAL
            + "---\nkind: Secret\nunknown: {spec: 1}\n";

    assertThat(PipelineManifest.parse(file, "test")).isEqualTo(Parsing.parse(Examples.MINIMAL));
  }

  @Test
  void shouldLeaveWhatOnlyKubernetesReadsAlone() {
    String file =
        Examples.MINIMAL.replace(
                "{name: tiny}",
                "{name: tiny, namespace: n, generation: 3, labels: {a: b}, managedFields: [{x: 1}]}")
            + "status: {ready: true}\n";

    assertThat(Parsing.parse(file)).isEqualTo(Parsing.parse(Examples.MINIMAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "on",
        "n",
        "true",
        "null",
        "~",
        "",
        " ",
        "5",
        "+5",
        "-5",
        "0x1F",
        "0o7",
        "012",
        "1_000",
        "1e3",
        "1.5e+3",
        ".5",
        "5.",
        ".inf",
        ".nan",
        "NaN",
        "1:30",
        "2026-01-31",
        "- a",
        "-",
        "?",
        "? a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "'",
        "\"",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "{a}",
        "[a]",
        "a,b",
        " a",
        "a ",
        "a\nb",
        "a\n",
        "\n",
        "a\tb",
        "\t",
        "ä",
        "日本",
        "😀",
        "\u0085",
        "\u2028",
        "\ufeff",
        "---",
        "...",
        "=",
        "<<",
        "\\",
        "a\\nb",
        "\u0007",
        "\u007f",
        "0",
        "-0",
        "0.0",
        "+",
        "-.inf",
        "1__2"
      })
  void shouldKeepEveryText(String text) {
    // Given
    ObjectNode tree = Examples.tree(Examples.MINIMAL);
    ObjectNode annotations = tree.withObject("/spec/kafka/podTemplate/annotations");
    annotations.put("first", text);
    if (text.matches(KubernetesName.KEY_FORM)) {
      annotations.put(text, "second");
    }
    Pipeline pipeline = Parsing.parse(escaped(tree));
    assertThat(pipeline.spec().kafka().podTemplate().annotations()).containsEntry("first", text);

    // Then
    assertThat(Parsing.parse(PipelineManifest.write(pipeline))).isEqualTo(pipeline);
  }

  @SoakTest
  @Seeds
  void shouldKeepRandomTexts(long seed) {
    Random random = new Random(seed);
    List<String> parts =
        List.of(
            "a", " ", ":", "#", "-", "\n", "'", "\"", "{", "1", ".", "e", "\\", "ü", "😀", "\t",
            "|", "+", "_");
    ObjectNode tree = Examples.tree(Examples.MINIMAL);
    ObjectNode annotations = tree.withObject("/spec/kafka/podTemplate/annotations");
    for (int count = 0; count < 3000; count++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(6);
      for (int part = 0; part < length; part++) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      annotations.put("a" + count % PodTemplateSpec.MAX_ENTRIES, text.toString());
      if ((count + 1) % PodTemplateSpec.MAX_ENTRIES == 0) {
        Pipeline pipeline = Parsing.parse(escaped(tree));

        assertThat(Parsing.parse(PipelineManifest.write(pipeline))).isEqualTo(pipeline);
      }
    }
  }

  /** As JSON with printable ASCII characters only. */
  private static String escaped(ObjectNode tree) {
    StringBuilder text = new StringBuilder();
    tree.toString()
        .chars()
        .forEach(
            c -> {
              if (c < 0x7f) {
                text.append((char) c);
              } else {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return text.toString();
  }
}
