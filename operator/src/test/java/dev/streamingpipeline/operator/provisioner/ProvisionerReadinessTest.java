package dev.streamingpipeline.operator.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.ProgramPods;
import dev.streamingpipeline.operator.UsersPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.ComponentState.Progress;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisionerReadinessTest {
  private static final String EXTERNAL_CASSANDRA =
      "cassandra: {provider: External, contactPoints: \"c:9042\", credentialsSecret: cassandra-login}";
  private static final Job JOB = new ProvisionerJob().desired(UsersPipeline.with());

  @Test
  void shouldWaitForTheSystems() {
    ComponentState state = state(UsersPipeline.with());

    assertThat(state.progress()).isEqualTo(Progress.WAITING);
    assertThat(state.message()).isEqualTo("Waiting for Kafka");
  }

  @Test
  void shouldBeReadyWhenTheJobIsComplete() {
    assertThat(state(UsersPipeline.with(ProgramPods.ended(JOB, "Complete", null))).isReady())
        .isTrue();
  }

  @Test
  void shouldIgnoreTheJobOfAnotherContract() {
    // Given
    Job complete = ProgramPods.ended(JOB, "Complete", null);

    // When
    PipelineContext changed = UsersPipeline.changed("partitions: 3", "partitions: 6", complete);

    // Then
    assertThat(state(changed).progress()).isEqualTo(Progress.WAITING);
  }

  @Test
  void shouldReportTheRefusalAndItsRemedy() {
    // Given
    Job failed = ProgramPods.ended(JOB, "Failed", "Container provisioner failed with exit code 2");
    var pod =
        ProgramPods.ended(
            failed,
            1,
            "2026-01-01T12:00:00Z",
            2,
            "Refused, because only additive changes are safe:\n  topic users_created: has 6 partitions, declared are 3. Declare 6");

    // When
    ComponentState state = state(UsersPipeline.with(failed, pod));

    // Then
    assertThat(state.progress()).isEqualTo(Progress.STALLED);
    assertThat(state.message())
        .isEqualTo(
            "Refused, because only additive changes are safe: topic users_created: has 6 partitions, declared are 3."
                + " Declare 6; correct it and apply, or delete Job users-provisioner to try again");
  }

  @Test
  void shouldNameTheSecretOfARejectedLogin() {
    // Given
    Job job =
        new ProvisionerJob()
            .desired(UsersPipeline.changed("cassandra: {replicas: 1}", EXTERNAL_CASSANDRA));
    Job failed = ProgramPods.ended(job, "Failed", "Container provisioner failed with exit code 2");
    var pod =
        ProgramPods.ended(
            failed,
            1,
            "2026-01-01T12:00:00Z",
            2,
            "Cassandra at c:9042 rejects the request: user 'me' or the password is wrong; set CASSANDRA_USERNAME and"
                + " CASSANDRA_PASSWORD to what the cluster knows");

    // When
    ComponentState state =
        state(UsersPipeline.changed("cassandra: {replicas: 1}", EXTERNAL_CASSANDRA, failed, pod));

    // Then
    assertThat(state.message())
        .contains(
            "to what the cluster knows; CASSANDRA_PASSWORD is password and CASSANDRA_USERNAME is username of Secret"
                + " cassandra-login; correct it");
  }

  @Test
  void shouldReportAFailureWhosePodIsGone() {
    Job failed = ProgramPods.ended(JOB, "Failed", "Container provisioner failed with exit code 2");

    assertThat(state(UsersPipeline.with(failed)).message())
        .startsWith("Container provisioner failed with exit code 2; correct it");
  }

  @Test
  void shouldKeepRetryingWhileASystemIsDown() {
    // Given a failed attempt, and an older one
    Job running = ProgramPods.started(JOB);

    // When
    ComponentState state =
        state(
            UsersPipeline.with(
                running,
                ProgramPods.ended(
                    running, 1, "2026-01-01T12:10:00Z", 1, "Waiting for Cassandra (gave up)"),
                ProgramPods.ended(
                    running, 2, "2026-01-01T12:00:00Z", 1, "Waiting for Kafka (gave up)")));

    // Then
    assertThat(state.progress()).isEqualTo(Progress.WORKING);
    assertThat(state.reason()).isEqualTo("Retrying");
    assertThat(state.message()).endsWith("Waiting for Cassandra (gave up)");
  }

  @Test
  void shouldIgnoreAnAttemptOfADeletedJob() {
    // Given
    Job before = ProgramPods.started(JOB);
    var pod = ProgramPods.ended(before, 1, "2026-01-01T12:00:00Z", 1, "Waiting for Kafka");
    Job now = ProgramPods.started(JOB);
    now.getMetadata().setUid("another");

    // When
    ComponentState state = state(UsersPipeline.with(now, pod));

    // Then
    assertThat(state.reason()).isEqualTo("Provisioning");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          partitions: 3               | partitions: 4                       | true
          retention: 7d               | retention: 8d                       | true
          name: phone,                | name: telephone,                    | true
          name: phone,           type: string | name: phone, required: false, type: string | true
          primaryKey: [id]            | primaryKey: [id], replicationFactor: 1 | true
          cassandra: {replicas: 1}    | cassandra: {replicas: 3}            | true
          metadata: ZooKeeper, replicas: 1 | metadata: ZooKeeper, replicas: 3 | true
          randomuser.me               | example.com                         | false
          value: record.email         | value: record.cell                  | false
          duration: 1m                | duration: 2m                        | false
          triggerInterval: 1s         | triggerInterval: 2s                 | false
          spark: {workers: 1}         | spark: {workers: 2}                 | false
          """)
  void shouldRunAgainOnlyWhenItsResourcesChange(String text, String other, boolean again) {
    assertThat(
            ProvisionerJob.inputOf(UsersPipeline.changed(text, other))
                .equals(ProvisionerJob.inputOf(UsersPipeline.with())))
        .isNotEqualTo(again);
  }

  private static ComponentState state(PipelineContext pipeline) {
    return new ProvisionerReadiness().of(Component.PROVISIONER, pipeline);
  }
}
