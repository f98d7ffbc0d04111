package dev.streamingpipeline.operator.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GeneratedSecretTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/golden/users.yaml");

  private final GeneratedSecret secret =
      new GeneratedSecret(Component.CASSANDRA) {
        @Override
        protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
          return Map.of("user", () -> "admin", "password", pipeline.passwords());
        }
      };

  @Test
  void shouldGenerateADifferentPasswordEachTime() throws Exception {
    Secret one = secret.desired(pipeline(List.of()));
    Secret other = secret.desired(pipeline(List.of()));

    assertThat(decoded(one, "user")).isEqualTo("admin");
    assertThat(decoded(one, "password")).matches("[A-Za-z0-9_-]{43}");
    assertThat(decoded(other, "password")).isNotEqualTo(decoded(one, "password"));
  }

  @Test
  void shouldKeepExistingValues() throws Exception {
    Secret made = secret.desired(pipeline(List.of()));
    Secret changed = new SecretBuilder(made).addToData("user", encoded("somebody")).build();

    assertThat(secret.desired(pipeline(List.of(made))).getData()).isEqualTo(made.getData());
    assertThat(secret.desired(pipeline(List.of(changed))).getData()).isEqualTo(changed.getData());
  }

  @Test
  void shouldAddMissingValues() throws Exception {
    Secret made = secret.desired(pipeline(List.of()));
    Secret incomplete = new SecretBuilder(made).removeFromData("password").build();
    Secret empty = new SecretBuilder(made).addToData("password", "").build();
    Secret bare = new SecretBuilder(made).withData(null).build();

    for (Secret existing : List.of(incomplete, empty, bare)) {
      Secret completed = secret.desired(pipeline(List.of(existing)));
      assertThat(decoded(completed, "user")).isEqualTo("admin");
      assertThat(decoded(completed, "password"))
          .hasSize(43)
          .isNotEqualTo(decoded(made, "password"));
    }
  }

  @Test
  void shouldTakeNoValuesFromAnotherSecret() throws Exception {
    Secret other =
        new SecretBuilder(secret.desired(pipeline(List.of())))
            .editMetadata()
            .withName("users-postgres")
            .endMetadata()
            .addToData("password", encoded("other"))
            .build();

    assertThat(decoded(secret.desired(pipeline(List.of(other))), "password")).hasSize(43);
  }

  private static PipelineContext pipeline(List<? extends HasMetadata> observed) throws Exception {
    Pipeline users = PipelineManifest.read(EXAMPLE);
    return new PipelineContext(
        users,
        "streams",
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        Components.catalog(),
        ActualState.of(observed));
  }

  private static String decoded(Secret secret, String key) {
    return new String(
        Base64.getDecoder().decode(secret.getData().get(key)),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getEncoder()
        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
