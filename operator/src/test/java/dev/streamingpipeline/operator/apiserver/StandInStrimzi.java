package dev.streamingpipeline.operator.apiserver;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each Kafka what a Strimzi 0.45.2 was seen to say of one. */
public final class StandInStrimzi implements AutoCloseable {
  /** With one broker and ephemeral storage. */
  private static final String READY =
      """
      conditions:
        - {type: Warning, status: "True", reason: ZooKeeperRemoval, message: Support for ZooKeeper-based Apache Kafka clusters will be removed in the next Strimzi release (0.46.0). Please migrate to KRaft.}
        - {type: Warning, status: "True", reason: KafkaStorage, message: A Kafka cluster with a single broker node and ephemeral storage will lose topic messages after any restart or rolling update.}
        - {type: Ready, status: "True", lastTransitionTime: "2026-11-21T08:57:43.180237398Z"}
      clusterId: wYH3jGZGSDiKLPUx4AuhMw
      kafkaMetadataState: ZooKeeper
      kafkaVersion: 3.9.2
      operatorLastSuccessfulVersion: 0.45.2
      registeredNodeIds: [0]
      listeners:
        - name: plain
          bootstrapServers: users-kafka-kafka-bootstrap.data.svc:9092
          addresses: [{host: users-kafka-kafka-bootstrap.data.svc, port: 9092}]
      """;

  private static final String REFUSED =
      """
      conditions:
        - {type: NotReady, status: "True", reason: UnsupportedKafkaVersionException, message: "Unsupported Kafka.spec.kafka.version: 3.2.0. Supported versions are: [3.8.0, 3.8.1, 3.9.0, 3.9.1, 3.9.2]"}
      """;

  private static final Logger LOG = LoggerFactory.getLogger(StandInStrimzi.class);
  private static final long PERIOD_MILLIS = 50;

  private final KubernetesClient client;
  private final String namespace;
  private final String apiVersion;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private volatile Optional<String> says = Optional.of(READY);

  public StandInStrimzi(KubernetesClient client, String namespace, StrimziCrds crds) {
    this.client = client;
    this.namespace = namespace;
    this.apiVersion = crds.apiVersion();
    var unused = thread.scheduleWithFixedDelay(this::work, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Says nothing more. */
  public void hold() {
    says = Optional.empty();
  }

  /** Does not work on what it is asked for. */
  public void refuse() {
    says = Optional.of(REFUSED);
  }

  /** Says that all is well. */
  public void release() {
    says = Optional.of(READY);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void work() {
    try {
      says.ifPresent(
          status ->
              client
                  .genericKubernetesResources(apiVersion, "Kafka")
                  .inNamespace(namespace)
                  .list()
                  .getItems()
                  .forEach(kafka -> report(kafka, status)));
    } catch (KubernetesClientException e) {
      // Somebody else was faster, or there is no Kafka now; the next round sees it
      LOG.debug("Next time", e);
    } catch (RuntimeException e) {
      LOG.error("The stand-in for Strimzi failed", e);
    }
  }

  private void report(GenericKubernetesResource kafka, String text) {
    @SuppressWarnings("unchecked")
    Map<String, Object> status = Serialization.unmarshal(text, Map.class);
    status.put("observedGeneration", kafka.getMetadata().getGeneration().intValue());
    if (!status.get("conditions").equals(kafka.get("status", "conditions"))
        || !status.get("observedGeneration").equals(kafka.get("status", "observedGeneration"))) {
      kafka.setAdditionalProperty("status", status);
      client.resource(kafka).updateStatus();
    }
  }
}
