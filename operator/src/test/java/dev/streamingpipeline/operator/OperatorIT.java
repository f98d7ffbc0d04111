package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Soak;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Component;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator against a real API server, under the role that the chart gives it. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class OperatorIT {
  static List<Component> held() {
    return Soak.points(
        List.of(Component.values()),
        List.of(Component.KAFKA, Component.CASSANDRA, Component.PROVISIONER));
  }

  @SoakTest
  @MethodSource("held")
  void shouldCreateNothingThatNeedsAComponentBeforeItIsReady(Component held) throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.controllers().hold(held.label());
      harness.start();

      // When
      StreamingPipeline users = harness.secured("users");
      harness.apply(users);

      // Then
      PipelineSpec spec = PipelineManifest.parse("users", users.getSpec()).spec();
      Set<Component> waiting = EnumSet.noneOf(Component.class);
      for (Component component : Component.values()) {
        if (Components.catalog().definitionOf(component).needs(spec).stream()
            .anyMatch(need -> need == held || waiting.contains(need))) {
          waiting.add(component);
        }
      }
      for (Component component : Component.values()) {
        if (component != held && !waiting.contains(component)) {
          harness.awaitCondition("users", component.conditionType(), "True");
        }
      }
      for (Component component : waiting) {
        assertThat(harness.workloadsOf("users", component)).as(component.title()).isEmpty();
        assertThat(harness.condition("users", component.conditionType()).orElseThrow().getMessage())
            .startsWith("Waiting for ");
      }

      // And when
      harness.controllers().release(held.label());

      // Then
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldWriteNothingOnceConverged() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();

      // When an event changes nothing that the operator sets
      int before = harness.writes();
      harness
          .client()
          .resource(harness.objects("users").get("Service/users-kafka"))
          .edit(
              service -> {
                service.getMetadata().setAnnotations(Map.of("somebody", "else"));
                return service;
              });

      // Then
      await()
          .during(Harness.QUIET)
          .atMost(Harness.QUIET.multipliedBy(2))
          .untilAsserted(() -> assertThat(harness.writes()).isEqualTo(before));
    }
  }

  @Test
  void shouldKeepTwoPipelinesOfOneNamespaceApart() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.apply(harness.pipeline("users-2"));
      harness.awaitServing("users");
      harness.awaitServing("users-2");
      harness.settle();
      Set<String> before = harness.objects("users").keySet();

      // When
      StreamingPipeline other = harness.pipeline("users-2");
      ((ObjectNode) other.getSpec().get("spark")).put("workers", 2);
      harness.apply(other);

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(() -> assertThat(replicas(harness, "users-2-spark-worker")).isEqualTo(2));
      assertThat(replicas(harness, "users-spark-worker")).isEqualTo(1);
      assertThat(harness.objects("users").keySet()).isEqualTo(before);
    }
  }

  @Test
  void shouldLeaveForeignServicesAlone() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      for (String name : Set.of("kafka", "cassandra", "spark-master")) {
        service(harness, name);
      }
      Service taken = service(harness, "users-kafka");

      // When
      harness.start();
      harness.apply(harness.pipeline("users"));

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(harness.condition("users", "Ready").map(Condition::getMessage))
                      .hasValueSatisfying(
                          message ->
                              assertThat(message)
                                  .contains(
                                      "Service users-kafka exists and is not this pipeline's")));
      assertThat(harness.client().resource(taken).get()).isEqualTo(taken);

      // And when the Service is deleted
      harness.client().resource(taken).delete();

      // Then
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldReportAnInvalidPipelineAndReconcileTheOthers() throws Exception {
    try (Harness harness = new Harness()) {
      // Given one that the API server accepts and the operator refuses
      harness.start();
      StreamingPipeline bad = harness.pipeline("bad");
      ((ObjectNode) bad.getSpec().at("/schema/fields/0")).put("value", "record.login.");

      // When
      harness.apply(bad);
      harness.apply(harness.pipeline("users"));

      // Then
      harness.awaitCondition("bad", "Stalled", "True");
      assertThat(harness.condition("bad", "Ready").orElseThrow().getReason()).isEqualTo("Invalid");
      assertThat(harness.condition("bad", "Ready").orElseThrow().getMessage())
          .startsWith("spec.schema.fields[0].value: ");
      assertThat(harness.objects("bad")).isEmpty();
      harness.awaitServing("users");
    }
  }

  private static Service service(Harness harness, String name) {
    return harness
        .client()
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(harness.namespace())
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(9092)
                .endPort()
                .endSpec()
                .build())
        .create();
  }

  private static int replicas(Harness harness, String name) {
    return harness
        .client()
        .apps()
        .statefulSets()
        .inNamespace(harness.namespace())
        .withName(name)
        .get()
        .getSpec()
        .getReplicas();
  }
}
