package dev.streamingpipeline.operator.common;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The files that a component reads at its start. */
public abstract class ComponentConfigMap extends PipelineObject<ConfigMap> {
  protected ComponentConfigMap(Component component) {
    super(ConfigMap.class, component);
  }

  /** The files, by name. */
  protected abstract Map<String, String> files(PipelineContext pipeline);

  @Override
  protected final ConfigMap render(PipelineContext pipeline) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .endMetadata()
        .withData(new TreeMap<>(files(pipeline)))
        .build();
  }
}
