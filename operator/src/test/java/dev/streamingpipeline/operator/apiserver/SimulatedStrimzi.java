package dev.streamingpipeline.operator.apiserver;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the status of each Kafka as recorded from Strimzi 0.45.2, and creates Secrets as documented
 * by Strimzi.
 */
public final class SimulatedStrimzi implements AutoCloseable {
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

  private static final String USER_READY =
      """
      conditions:
        - {type: Ready, status: "True", lastTransitionTime: "2026-11-21T08:57:43.180237398Z"}
      """;

  private static final String REFUSED =
      """
      conditions:
        - {type: NotReady, status: "True", reason: UnsupportedKafkaVersionException, message: "Unsupported Kafka.spec.kafka.version: 3.2.0. Supported versions are: [3.8.0, 3.8.1, 3.9.0, 3.9.1, 3.9.2]"}
      """;

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedStrimzi.class);
  private static final long PERIOD_MILLIS = 200;
  private static final String CLUSTER = "strimzi.io/cluster";

  private final KubernetesClient client;
  private final String namespace;
  private final String apiVersion;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private volatile Optional<String> says = Optional.of(READY);

  public SimulatedStrimzi(KubernetesClient client, String namespace, StrimziCrds crds) {
    this.client = client;
    this.namespace = namespace;
    this.apiVersion = crds.apiVersion();
    var unused = thread.scheduleWithFixedDelay(this::work, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Stops updating statuses. */
  public void hold() {
    says = Optional.empty();
  }

  /** Reports resources as invalid. */
  public void refuse() {
    says = Optional.of(REFUSED);
  }

  /** Reports resources as ready. */
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
              all("Kafka")
                  .forEach(
                      kafka -> {
                        keepAuthority(kafka);
                        report(kafka, status);
                      }));
      says.filter(READY::equals)
          .ifPresent(
              ready ->
                  all("KafkaUser")
                      .forEach(
                          user -> {
                            keepPassword(user);
                            report(user, USER_READY);
                          }));
    } catch (KubernetesClientException e) {
      // A conflict, or the Kafka was deleted; handled by the next round
      LOG.debug("Next time", e);
    } catch (RuntimeException e) {
      LOG.error("The stand-in for Strimzi failed", e);
    }
  }

  private List<GenericKubernetesResource> all(String kind) {
    return client
        .genericKubernetesResources(apiVersion, kind)
        .inNamespace(namespace)
        .list()
        .getItems();
  }

  private void keepAuthority(GenericKubernetesResource kafka) {
    keep(
        kafka.getMetadata().getName() + "-cluster-ca-cert",
        kafka.get("spec", "kafka", "template", "clusterCaCert", "metadata", "labels"),
        kafka.getMetadata().getName(),
        Map.of("ca.crt", "a certificate\n"));
  }

  private void keepPassword(GenericKubernetesResource user) {
    String name = user.getMetadata().getName();
    String password = UUID.randomUUID().toString();
    keep(
        name,
        user.get("spec", "template", "secret", "metadata", "labels"),
        user.getMetadata().getLabels().get(CLUSTER),
        Map.of(
            "password",
            password,
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(name, password)));
  }

  /** Creates an object unless it exists. */
  private void keep(
      String name, Map<String, String> labels, String cluster, Map<String, String> texts) {
    if (client.secrets().inNamespace(namespace).withName(name).get() == null) {
      // @formatter:off
      client
          .resource(
              new SecretBuilder()
                  .withNewMetadata()
                    .withName(name)
                    .withNamespace(namespace)
                    .withLabels(labels)
                    .addToLabels(CLUSTER, cluster)
                  .endMetadata()
                  .withStringData(texts)
                  .build())
          .create();
      // @formatter:on
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
