package dev.streamingpipeline.operator.zookeeper;

import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;

/** A single ZooKeeper node, for brokers that keep their metadata in ZooKeeper. */
public final class ZooKeeperStatefulSet extends ComponentStatefulSet {
  public ZooKeeperStatefulSet() {
    super(Component.ZOOKEEPER);
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    // Image and memory settings in spec.kafka are for the brokers only
    pod.image("zookeeper")
        .podTemplate(pipeline.spec().kafka().podTemplate())
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .configuration(Fingerprint.of(ZooKeeperConfigMap.files()));
  }
}
