package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/**
 * The resolved pipeline, as a program reads it. Each program has a copy of its own, because a
 * change reaches them one after the other: a pod that is started in between must read what its
 * component was last given, and a change that is refused must reach none of the later ones.
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
