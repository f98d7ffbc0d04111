package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The users pipeline of the golden files, in a namespace with the given objects. */
public final class UsersPipeline {
  private static final Path MANIFEST = Path.of("src/test/resources/golden/users.yaml");

  private UsersPipeline() {}

  public static PipelineContext with(HasMetadata... observed) {
    return changed("", "", observed);
  }

  /** With one text of the manifest replaced by another. */
  public static PipelineContext changed(String text, String other, HasMetadata... observed) {
    try {
      String manifest = Files.readString(MANIFEST);
      assertThat(manifest).contains(text);
      return new PipelineContext(
          PipelineManifest.parse(manifest.replace(text, other), "users"),
          "streams",
          ComponentImages.of(ComponentImages.Origin.PACKAGES, "", Map.of()),
          Components.catalog(),
          ActualState.of(List.of(observed)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
