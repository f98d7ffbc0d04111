package dev.streamingpipeline.operator.provisioner;

import dev.streamingpipeline.operator.dependents.PipelineConfigMap;
import dev.streamingpipeline.operator.pipeline.Component;

/** The pipeline that the provisioner is given. */
public final class ProvisionerConfigMap extends PipelineConfigMap {
  public static final String NAME = "provisioner-pipeline";

  public ProvisionerConfigMap() {
    super(Component.PROVISIONER);
  }
}
