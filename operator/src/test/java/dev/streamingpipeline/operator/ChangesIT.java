package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Component;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Effects of changes to a running pipeline, and their order. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class ChangesIT {
  private static final String NEW_FIELD = "nationality";

  @Test
  void shouldRestartOnlyWhatTheChangeAffects() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      StreamingPipeline pipeline = harness.pipeline("users");
      harness.apply(pipeline);
      harness.awaitServing("users");
      String provisioned = uid(harness, "users-provisioner");
      String firstRun = uid(harness, "users-producer-first");
      Long driver = generation(harness);

      // When the source changes
      ((ObjectNode) pipeline.getSpec().at("/source/http")).put("url", "https://example.com/api");
      harness.apply(pipeline);

      // Then it is polled at once, and the streaming job is not restarted
      awaitAnother(harness, "users-producer-first", firstRun);
      harness.awaitServing("users");
      assertThat(pipelineOf(harness, "users-producer")).contains("https://example.com/api");
      assertThat(uid(harness, "users-provisioner")).isEqualTo(provisioned);
      assertThat(generation(harness)).isEqualTo(driver);

      // When the contract changes
      firstRun = uid(harness, "users-producer-first");
      addField(pipeline);
      harness.apply(pipeline);

      // Then provisioner, driver and producer are updated
      awaitAnother(harness, "users-provisioner", provisioned);
      awaitAnother(harness, "users-producer-first", firstRun);
      harness.awaitServing("users");
      assertThat(generation(harness)).isGreaterThan(driver);
    }
  }

  @Test
  void shouldRollOutAContractFromProvisionerToDriverToProducer() throws Exception {
    try (Harness harness = new Harness()) {
      // Given a driver with the old contract that terminates slowly
      harness.start();
      StreamingPipeline pipeline = harness.pipeline("users");
      harness.apply(pipeline);
      harness.awaitServing("users");
      Pod driver = driverOfBefore(harness);
      String provisioned = uid(harness, "users-provisioner");
      String firstRun = uid(harness, "users-producer-first");

      // When
      harness.controllers().hold(Component.PROVISIONER.label());
      addField(pipeline);
      harness.apply(pipeline);

      // Then
      awaitAnother(harness, "users-provisioner", provisioned);
      assertThat(pipelineOf(harness, "users-provisioner")).contains(NEW_FIELD);
      stays(harness, "users-streaming-job");
      stays(harness, "users-producer");

      // And when it is provisioned
      harness.controllers().release(Component.PROVISIONER.label());

      // Then
      arrives(harness, "users-streaming-job");
      stays(harness, "users-producer");
      assertThat(uid(harness, "users-producer-first")).isEqualTo(firstRun);

      // And when the last driver with the old contract is gone
      harness.client().resource(driver).withGracePeriod(0).delete();

      // Then
      arrives(harness, "users-producer");
      awaitAnother(harness, "users-producer-first", firstRun);
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldRemoveACassandraNodeOnceItHasLeftTheRing() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      StreamingPipeline pipeline = harness.pipeline("users");
      ((ObjectNode) pipeline.getSpec().get("cassandra")).put("replicas", 2);
      ((ObjectNode) pipeline.getSpec().at("/sink/cassandra")).put("replicationFactor", 1);
      harness.apply(pipeline);
      harness.awaitServing("users");
      Pod last = nodeOfCassandra(harness, "users-cassandra-1");

      // When
      ((ObjectNode) pipeline.getSpec().get("cassandra")).put("replicas", 1);
      harness.apply(pipeline);

      // Then it is told to decommission, and its pod is kept meanwhile
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(harness.condition("users", "CassandraReady").map(Condition::getReason))
                      .hasValue("ScalingIn"));
      assertThat(((ConfigMap) harness.objects("users").get("ConfigMap/users-cassandra")).getData())
          .containsEntry("members", "1\n");
      assertThat(nodesOfCassandra(harness)).isEqualTo(2);

      // When
      harness
          .client()
          .resource(last)
          .editStatus(
              pod -> {
                pod.setStatus(
                    new PodStatusBuilder()
                        .addNewContainerStatus()
                        .withName("cassandra")
                        .withImage("cassandra")
                        .withImageID("")
                        .withRestartCount(1)
                        .withReady(false)
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(0)
                        .withMessage("Left the ring\n")
                        .endTerminated()
                        .endState()
                        .endContainerStatus()
                        .build());
                return pod;
              });

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(() -> assertThat(nodesOfCassandra(harness)).isEqualTo(1));
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldReportARefusalAndRetryWhenTheJobIsDeleted() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.controllers().hold(Component.PROVISIONER.label());
      harness.apply(harness.pipeline("users"));
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(() -> assertThat(job(harness, "users-provisioner")).isNotNull());

      // When
      fail(harness, job(harness, "users-provisioner"));

      // Then
      harness.awaitCondition("users", "Stalled", "True");
      assertThat(harness.condition("users", "ProvisionerReady").map(Condition::getMessage))
          .hasValue(
              "matching FailJob rule; correct it and apply, or delete Job users-provisioner to try again");

      // When
      String failed = uid(harness, "users-provisioner");
      harness.controllers().release(Component.PROVISIONER.label());
      harness.client().resource(job(harness, "users-provisioner")).delete();

      // Then
      awaitAnother(harness, "users-provisioner", failed);
      harness.awaitServing("users");
    }
  }

  private static void addField(StreamingPipeline pipeline) {
    ((ArrayNode) pipeline.getSpec().at("/schema/fields"))
        .addObject()
        .put("name", NEW_FIELD)
        .put("type", "string")
        .put("required", false)
        .put("value", "record.nat");
  }

  private static int nodesOfCassandra(Harness harness) {
    return ((StatefulSet) harness.objects("users").get("StatefulSet/users-cassandra"))
        .getSpec()
        .getReplicas();
  }

  private static Pod nodeOfCassandra(Harness harness, String name) {
    return harness
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(harness.namespace())
                .withLabels(
                    harness
                        .objects("users")
                        .get("StatefulSet/users-cassandra")
                        .getMetadata()
                        .getLabels())
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("cassandra")
                .withImage("cassandra")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private static Pod driverOfBefore(Harness harness) {
    var template = driver(harness).getSpec().getTemplate();
    // @formatter:off
    return harness.client().resource(new PodBuilder()
        .withNewMetadata()
          .withName("users-streaming-job-0")
          .withNamespace(harness.namespace())
          .withLabels(template.getMetadata().getLabels())
          .addToLabels("controller-revision-hash", "0")
        .endMetadata()
        .withNewSpec()
          .withServiceAccountName("users-streaming-job")
          .withAutomountServiceAccountToken(false)
          .addNewContainer()
            .withName("streaming-job")
            .withImage("spark")
          .endContainer()
        .endSpec()
        .build()).create();
    // @formatter:on
  }

  private static void fail(Harness harness, Job job) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    job.setStatus(
        new JobStatusBuilder()
            .withStartTime(now)
            .withFailed(1)
            .addToConditions(
                new JobConditionBuilder().withType("FailureTarget").withStatus("True").build(),
                new JobConditionBuilder()
                    .withType("Failed")
                    .withStatus("True")
                    .withMessage("matching FailJob rule")
                    .build())
            .build());
    harness.client().resource(job).updateStatus();
  }

  private static void awaitAnother(Harness harness, String job, String uid) {
    await(job + " is another one")
        .atMost(Harness.PATIENCE)
        .untilAsserted(
            () -> {
              Job now = job(harness, job);
              assertThat(now).isNotNull();
              assertThat(now.getMetadata().getUid()).isNotEqualTo(uid);
            });
  }

  private static void arrives(Harness harness, String configMap) {
    await(configMap + " has the new field")
        .atMost(Harness.PATIENCE)
        .untilAsserted(() -> assertThat(pipelineOf(harness, configMap)).contains(NEW_FIELD));
  }

  private static void stays(Harness harness, String configMap) {
    await(configMap + " stays as it was")
        .during(Harness.QUIET)
        .atMost(Harness.PATIENCE)
        .untilAsserted(() -> assertThat(pipelineOf(harness, configMap)).doesNotContain(NEW_FIELD));
  }

  private static String pipelineOf(Harness harness, String configMap) {
    return harness
        .client()
        .configMaps()
        .inNamespace(harness.namespace())
        .withName(configMap)
        .get()
        .getData()
        .get("pipeline.yaml");
  }

  private static String uid(Harness harness, String job) {
    return job(harness, job).getMetadata().getUid();
  }

  private static Job job(Harness harness, String name) {
    return harness
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(harness.namespace())
        .withName(name)
        .get();
  }

  private static Long generation(Harness harness) {
    return driver(harness).getMetadata().getGeneration();
  }

  private static StatefulSet driver(Harness harness) {
    return harness
        .client()
        .apps()
        .statefulSets()
        .inNamespace(harness.namespace())
        .withName("users-streaming-job")
        .get();
  }
}
