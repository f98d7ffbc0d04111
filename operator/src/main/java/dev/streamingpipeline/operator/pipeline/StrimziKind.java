package dev.streamingpipeline.operator.pipeline;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.GroupVersionKindPlural;

/** The Strimzi resources that the operator creates. */
public enum StrimziKind {
  KAFKA("Kafka", "kafkas"),
  NODE_POOL("KafkaNodePool", "kafkanodepools"),
  USER("KafkaUser", "kafkausers");

  private final String kind;
  private final String plural;

  StrimziKind(String kind, String plural) {
    this.kind = kind;
    this.plural = plural;
  }

  public String kind() {
    return kind;
  }

  public boolean isOf(GenericKubernetesResource resource) {
    return kind.equals(resource.getKind());
  }

  public GroupVersionKindPlural in(StrimziApi api) {
    return GroupVersionKindPlural.gvkWithPlural(
        new GroupVersionKind(StrimziApi.GROUP, api.version(), kind), plural);
  }
}
