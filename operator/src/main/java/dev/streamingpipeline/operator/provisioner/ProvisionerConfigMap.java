package dev.streamingpipeline.operator.provisioner;

import dev.streamingpipeline.operator.dependents.PipelineConfigMap;
import dev.streamingpipeline.operator.pipeline.Component;

/** The pipeline definition for the provisioner. */
public final class ProvisionerConfigMap extends PipelineConfigMap {
  public ProvisionerConfigMap() {
    super(Component.PROVISIONER);
  }
}
