package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/**
 * The pipeline definition with defaults applied, for one of the project's own programs. Each
 * program has its own copy, because a change is rolled out to one program after another. A pod that
 * starts during the rollout must read the version that its component was last given, and a change
 * that one program rejects must not reach the programs after it.
 */
public abstract class PipelineConfigMap extends ComponentConfigMap {
  /** The name of the file. */
  public static final String FILE = "pipeline.yaml";

  protected PipelineConfigMap(Component component) {
    super(component);
  }

  @Override
  protected final Map<String, String> files(PipelineContext pipeline) {
    return Map.of(
        FILE,
        PipelineManifest.write(
            new Pipeline(pipeline.name(), pipeline.spec().withoutPlatformRef())));
  }
}
