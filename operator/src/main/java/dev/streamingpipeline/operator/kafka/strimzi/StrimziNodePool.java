package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node pool of a Kafka cluster in KRaft mode. */
abstract class StrimziNodePool extends StrimziObject {
  private static final int DIGITS = 8;

  private final String title;
  private final List<String> roles;

  StrimziNodePool(String title, List<String> roles) {
    super(StrimziKind.NODE_POOL);
    this.title = title;
    this.roles = roles;
  }

  /** The number of nodes in the pool. */
  abstract int nodes(KafkaCluster cluster);

  /**
   * A pool's name must be unique in the namespace. Strimzi also puts it into pod names, after the
   * cluster's name, and uses those as label values. With the pipeline's name in it they could
   * exceed the length limit of labels, so a hash of that name is used.
   */
  static String name(String title, Pipeline pipeline) {
    return "%s-%s".formatted(title, Fingerprint.of(pipeline.name()).text().substring(0, DIGITS));
  }

  @Override
  protected final String nameFor(Pipeline pipeline) {
    return name(title, pipeline);
  }

  @Override
  protected final Map<String, String> labels(PipelineContext pipeline) {
    Map<String, String> labels = new LinkedHashMap<>(super.labels(pipeline));
    labels.put(Labels.STRIMZI_CLUSTER, pipeline.name());
    return labels;
  }

  /** A pool without nodes is not created; a pool that exists is kept. */
  @Override
  public boolean isPartOf(PipelineContext pipeline) {
    return super.isPartOf(pipeline)
        && !KafkaCluster.usesZooKeeper(pipeline)
        && (nodes(StrimziCluster.of(pipeline)) > 0
            || StrimziActualState.find(
                    StrimziKind.NODE_POOL, nameFor(pipeline.pipeline()), pipeline)
                .isPresent());
  }

  @Override
  final GenericKubernetesResource resource(PipelineContext pipeline) {
    GenericKubernetesResource pool = template("nodepool.yaml");
    Map<String, Object> spec = pool.get("spec");
    spec.put("roles", roles);
    BrokerNodes.put(spec, nodes(StrimziCluster.of(pipeline)), pipeline);
    return pool;
  }
}
