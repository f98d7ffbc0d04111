package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.kafka.brokers.BrokerSettings;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.network.NetworkPolicies;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code Kafka} resource for Strimzi. Of the entity operator it has at most the user operator:
 * topics are created by the provisioner, see docs/adr/0012.
 */
public final class StrimziKafka extends StrimziObject {
  /**
   * Annotations for KRaft and node pools. Strimzi 0.45 needs them; later versions have no other
   * mode.
   */
  private static final Map<String, String> ASKED_FOR =
      Map.of("strimzi.io/kraft", "enabled", "strimzi.io/node-pools", "enabled");

  public StrimziKafka() {
    super(StrimziKind.KAFKA);
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return pipeline.name();
  }

  @Override
  GenericKubernetesResource resource(PipelineContext pipeline) {
    KafkaSpec spec = pipeline.spec().kafka();
    KafkaCluster cluster = StrimziCluster.of(pipeline);
    GenericKubernetesResource kafka = template("kafka.yaml");
    Map<String, Object> brokers = kafka.get("spec", "kafka");
    brokers.put("config", BrokerSettings.of(spec, cluster));
    if (spec.image() != null) {
      brokers.put("image", spec.image());
    }
    putPod(brokers, pipeline);
    if (pipeline.spec().hasSecurity()) {
      brokers.putAll(ManifestTree.template("secured.yaml"));
      ManifestTree.map(brokers.get("template"))
          .put("clusterCaCert", StrimziPodTemplate.labelled(pipeline));
      kafka.<Map<String, Object>>get("spec").put("entityOperator", userOperator(pipeline));
    }
    limitClients(brokers, pipeline);
    if (KafkaCluster.usesZooKeeper(pipeline)) {
      BrokerNodes.put(brokers, cluster.brokers(), pipeline);
      kafka.<Map<String, Object>>get("spec").put("zookeeper", zooKeeper(cluster, pipeline));
    } else {
      kafka.getMetadata().setAnnotations(new TreeMap<>(ASKED_FOR));
    }
    return kafka;
  }

  private static Map<String, Object> userOperator(PipelineContext pipeline) {
    Map<String, Object> operator = ManifestTree.template("entity-operator.yaml");
    putPod(operator, pipeline);
    return operator;
  }

  private static Map<String, Object> zooKeeper(KafkaCluster cluster, PipelineContext pipeline) {
    Map<String, Object> nodes = ManifestTree.template("zookeeper.yaml");
    nodes.put("replicas", cluster.controllers());
    BrokerNodes.putVolume(ManifestTree.map(nodes.get("storage")), pipeline);
    putPod(nodes, pipeline);
    return nodes;
  }

  /**
   * Limits who may connect. Strimzi creates the brokers' NetworkPolicy itself, which includes its
   * own connections; only the clients have to be listed.
   */
  private static void limitClients(Map<String, Object> brokers, PipelineContext pipeline) {
    if (pipeline.spec().networkPolicy().enabled()) {
      List<?> clients =
          NetworkPolicies.clientsOf(Component.KAFKA, pipeline).stream()
              .map(ManifestTree::of)
              .toList();
      for (Object listener : (List<?>) brokers.get("listeners")) {
        ManifestTree.map(listener).put("networkPolicyPeers", clients);
      }
    }
  }

  private static void putPod(Map<String, Object> nodes, PipelineContext pipeline) {
    ManifestTree.map(nodes.get("template")).put("pod", StrimziPodTemplate.of(pipeline));
  }
}
