package dev.streamingpipeline.operator.zookeeper;

import static dev.streamingpipeline.operator.pipeline.Component.ZOOKEEPER;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import java.util.List;

/** ZooKeeper, in which Standalone brokers store the cluster's metadata unless they use KRaft. */
public final class ZooKeeperComponent extends ComponentDefinition {
  public ZooKeeperComponent() {
    super(ZOOKEEPER);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return !spec.isTenant()
        && spec.kafka().provider() == KafkaSpec.Provider.STANDALONE
        && spec.kafka().metadata() == KafkaSpec.Metadata.ZOOKEEPER;
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new ZooKeeperService()),
        node(new ZooKeeperConfigMap()),
        node(new ZooKeeperStatefulSet()).after(ZooKeeperConfigMap.class));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StatefulSetReadiness();
  }
}
