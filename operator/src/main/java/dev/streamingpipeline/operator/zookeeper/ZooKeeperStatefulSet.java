package dev.streamingpipeline.operator.zookeeper;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentStatefulSet;
import dev.streamingpipeline.operator.common.Fingerprint;
import dev.streamingpipeline.operator.common.PodEdit;

/** A ZooKeeper of one node, for brokers that keep their metadata there. */
public final class ZooKeeperStatefulSet extends ComponentStatefulSet {
  public static final String NAME = "zookeeper";

  public ZooKeeperStatefulSet() {
    super(Component.ZOOKEEPER);
  }

  @Override
  protected void edit(PodEdit pod, PipelineContext pipeline) {
    // The image and the memory that are named there are the brokers'
    pod.image("zookeeper")
        .podTemplate(pipeline.spec().kafka().podTemplate())
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .configuration(Fingerprint.of(ZooKeeperConfigMap.files()));
  }
}
