package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.apiserver.SimulatedStrimzi;
import dev.streamingpipeline.operator.apiserver.StrimziCrds;
import dev.streamingpipeline.operator.pipeline.Component;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;

/**
 * Strimzi in a test's namespace: its own definitions, and a simulation that sets the statuses that
 * a real Strimzi was observed to set.
 */
final class StrimziHarness implements AutoCloseable {
  private static final String KAFKA = Component.KAFKA.conditionType();

  /** They stay for the next test, because an API server takes seconds to load other definitions. */
  private static Optional<StrimziCrds> installed = Optional.empty();

  private final Harness harness;
  private Optional<SimulatedStrimzi> strimzi = Optional.empty();

  StrimziHarness(Harness harness) {
    this.harness = harness;
  }

  /** Takes the definitions away, with all resources of their kinds. */
  static void uninstall() {
    StrimziCrds.uninstall(ApiServer.get().client());
    installed = Optional.empty();
  }

  /** Replaces the definitions, unless they are the same, and starts the simulation. */
  SimulatedStrimzi install(StrimziCrds crds) {
    if (!installed.equals(Optional.of(crds))) {
      uninstall();
      crds.install(harness.client());
      installed = Optional.of(crds);
    }
    strimzi = Optional.of(new SimulatedStrimzi(harness.client(), harness.namespace(), crds));
    return strimzi.get();
  }

  /** The users pipeline, without a provider of Kafka. */
  StreamingPipeline users(String metadata) {
    StreamingPipeline users = harness.pipeline("users");
    ((ObjectNode) users.getSpec()).putObject("kafka").put("metadata", metadata);
    return users;
  }

  /** The condition of the users pipeline that tells whether its brokers serve. */
  Optional<Condition> condition() {
    return harness.condition("users", KAFKA);
  }

  void awaitKafka(String reason) {
    await()
        .atMost(Harness.PATIENCE)
        .untilAsserted(() -> assertThat(condition()).map(Condition::getReason).hasValue(reason));
  }

  GenericKubernetesResource kafka(StrimziCrds crds) {
    return list(crds, "Kafka").get(0);
  }

  List<GenericKubernetesResource> list(StrimziCrds crds, String kind) {
    return harness
        .client()
        .genericKubernetesResources(crds.apiVersion(), kind)
        .inNamespace(harness.namespace())
        .list()
        .getItems();
  }

  /** Ends the simulation. */
  @Override
  public void close() {
    strimzi.ifPresent(SimulatedStrimzi::close);
    strimzi = Optional.empty();
  }
}
