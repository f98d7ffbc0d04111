package dev.streamingpipeline.operator.controlcenter;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentStatefulSet;
import dev.streamingpipeline.operator.common.Fingerprint;
import dev.streamingpipeline.operator.common.PodEdit;

/** Confluent's view of brokers, topics, messages and schemas. */
public final class ControlCenterStatefulSet extends ComponentStatefulSet {
  public static final String NAME = "control-center";

  public ControlCenterStatefulSet() {
    super(Component.CONTROL_CENTER);
  }

  @Override
  protected void edit(PodEdit pod, PipelineContext pipeline) {
    pod.image("control-center")
        .settings(pipeline.spec().controlCenter())
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .configuration(Fingerprint.of(ControlCenterConfigMap.filesFor(pipeline)));
  }
}
