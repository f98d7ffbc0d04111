package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.ContainerResources;
import dev.streamingpipeline.operator.pods.Quantities;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;

/**
 * Replicas, storage and memory of brokers. The same fields are in the {@code Kafka} resource with
 * ZooKeeper, and in a {@code KafkaNodePool} without.
 */
final class BrokerNodes {
  private static final String RESOURCES = "resources";

  private BrokerNodes() {}

  static void put(Map<String, Object> spec, int replicas, PipelineContext pipeline) {
    KafkaSpec kafka = pipeline.spec().kafka();
    Map<String, Object> nodes = ManifestTree.template("broker-nodes.yaml");
    nodes.put("replicas", replicas);
    Map<String, Object> storage = ManifestTree.map(nodes.get("storage"));
    putVolume(storage, pipeline);
    if (kafka.storage() != null && kafka.storage().size() != null) {
      storage.put("size", Quantities.canonical(kafka.storage().size()));
    }
    ResourceRequirements requirements =
        ManifestTree.read(nodes.get(RESOURCES), ResourceRequirements.class);
    ContainerResources resources = new ContainerResources(requirements).set(kafka.resources());
    if (kafka.heap() != null) {
      nodes.put("jvmOptions", Map.of("-Xmx", resources.makeRoomFor(kafka.heap())));
    }
    nodes.put(RESOURCES, ManifestTree.of(requirements));
    spec.putAll(nodes);
  }

  /** Settings common to the volumes of brokers and of ZooKeeper. */
  static void putVolume(Map<String, Object> storage, PipelineContext pipeline) {
    PipelineSpec spec = pipeline.spec();
    StorageSpec wanted = spec.kafka().storage();
    if (wanted != null && wanted.storageClassName() != null) {
      storage.put("class", wanted.storageClassName());
    }
    storage.put("deleteClaim", spec.deletionPolicy() == PipelineSpec.DeletionPolicy.DELETE);
  }
}
