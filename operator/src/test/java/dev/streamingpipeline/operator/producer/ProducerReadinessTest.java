package dev.streamingpipeline.operator.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.ProgramPods;
import dev.streamingpipeline.operator.UsersPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.ComponentState.Progress;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerReadinessTest {
  private static final CronJob CRON_JOB = new ProducerCronJob().desired(UsersPipeline.with());
  private static final Job FIRST =
      ProgramPods.started(new ProducerJob().desired(UsersPipeline.with()));

  @Test
  void shouldWaitUntilProvisioned() {
    ComponentState state = state(UsersPipeline.with());

    assertThat(state.progress()).isEqualTo(Progress.WAITING);
    assertThat(state.message()).isEqualTo("Waiting for Provisioner");
  }

  @Test
  void shouldReportThatNoRunHasEnded() {
    ComponentState state = state(UsersPipeline.with(CRON_JOB, FIRST));

    assertThat(state.progress()).isEqualTo(Progress.WORKING);
    assertThat(state.reason()).isEqualTo("FirstRun");
  }

  @Test
  void shouldReportWhatTheLastRunDelivered() {
    // Given
    Pod earlier = run(1, "2026-01-01T12:00:00Z", 0, "Completed", null, 7);
    Pod last = run(2, "2026-01-01T13:00:00Z", 0, "Completed", null, 1200);

    // When
    PipelineContext pipeline = UsersPipeline.with(CRON_JOB, FIRST, last, earlier);

    // Then
    assertThat(state(pipeline).isReady()).isTrue();
    assertThat(state(pipeline).message()).isEqualTo("The last run delivered 1200 records");
    assertThat(ProducerRuns.lastSummary(pipeline).orElseThrow().delivered()).isEqualTo(1200);
  }

  @Test
  void shouldReportWhyTheLastRunFailed() {
    // Given
    Pod good = run(1, "2026-01-01T12:00:00Z", 0, "Completed", null, 7);
    Pod bad = run(2, "2026-01-01T13:00:00Z", 1, "NothingDelivered", "source answered 503", 0);

    // When
    ComponentState state = state(UsersPipeline.with(CRON_JOB, FIRST, good, bad));

    // Then the next run may succeed
    assertThat(state.progress()).isEqualTo(Progress.WORKING);
    assertThat(state.reason()).isEqualTo("NothingDelivered");
    assertThat(state.message()).isEqualTo("The last run failed: source answered 503");
  }

  @Test
  void shouldBeStalledWhereNoFurtherRunHelps() {
    Pod bad = run(1, "2026-01-01T13:00:00Z", 1, "Failed", "source answered 404", 0);

    ComponentState state = state(UsersPipeline.with(CRON_JOB, FIRST, bad));

    assertThat(state.progress()).isEqualTo(Progress.STALLED);
    assertThat(state.message()).isEqualTo("The last run failed: source answered 404");
  }

  @Test
  void shouldIgnoreTheRunsOfAnotherSource() {
    // Given
    Pod bad = run(1, "2026-01-01T13:00:00Z", 1, "Failed", "source answered 404", 3);

    // When
    PipelineContext changed =
        UsersPipeline.changed("randomuser.me", "example.com", CRON_JOB, FIRST, bad);

    // Then
    assertThat(state(changed).reason()).isEqualTo("FirstRun");
    assertThat(ProducerRuns.lastSummary(changed).orElseThrow().delivered()).isEqualTo(3);
  }

  @Test
  void shouldShowTheLogOfAProgramThatCrashed() {
    Pod crashed =
        ProgramPods.ended(FIRST, 1, "2026-01-01T13:00:00Z", 134, "{\n# A fatal error occurred");

    ComponentState state = state(UsersPipeline.with(CRON_JOB, FIRST, crashed));

    assertThat(state.message())
        .isEqualTo("The last run ended with exit code 134: { # A fatal error occurred");
    assertThat(ProducerRuns.lastSummary(UsersPipeline.with(crashed))).isEmpty();
  }

  @Test
  void shouldReportAFirstRunWhosePodIsGone() {
    assertThat(
            state(UsersPipeline.with(CRON_JOB, ProgramPods.ended(FIRST, "Complete", null)))
                .isReady())
        .isTrue();
    assertThat(
            state(UsersPipeline.with(CRON_JOB, ProgramPods.ended(FIRST, "Failed", "backoff limit")))
                .message())
        .isEqualTo("The first run failed: backoff limit");
  }

  @ParameterizedTest
  @CsvSource({"suspend: true, Suspended", "trigger: Airflow, TriggeredByAirflow"})
  void shouldBeReadyWhereItIsSuspended(String setting, String reason) {
    PipelineContext pipeline =
        UsersPipeline.changed(
            "producer: {trigger: CronJob",
            "producer: {"
                + (setting.startsWith("trigger") ? setting : "trigger: CronJob, " + setting),
            CRON_JOB);

    assertThat(state(pipeline).isReady()).isTrue();
    assertThat(state(pipeline).reason()).isEqualTo(reason);
    assertThat(new ProducerCronJob().desired(pipeline).getSpec().getSuspend()).isTrue();
    assertThat(new ProducerJob().isWanted(pipeline)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          randomuser.me            | example.com              | true
          value: record.email      | value: record.cell       | true
          name: phone,             | name: telephone,         | true
          interval: 1s             | interval: 2s             | true
          schedule: "0 0 * * *"    | schedule: "0 1 * * *"    | false
          duration: 1m             | duration: 2m             | false
          triggerInterval: 1s      | triggerInterval: 2s      | false
          retention: 7d            | retention: 8d            | false
          """)
  void shouldRunAtOnceOnlyWhenSourceOrContractChange(String text, String other, boolean again) {
    assertThat(
            ProducerCronJob.inputOf(UsersPipeline.changed(text, other))
                .equals(ProducerCronJob.inputOf(UsersPipeline.with())))
        .isNotEqualTo(again);
  }

  @Test
  void shouldRunInUtcWithTimeToFlush() {
    var spec =
        new ProducerCronJob()
            .desired(
                UsersPipeline.changed(
                    "schedule: \"0 0 * * *\", duration: 1m",
                    "schedule: \"*/5 2 * * 1\", duration: 90s"))
            .getSpec();

    assertThat(spec.getSchedule()).isEqualTo("*/5 2 * * 1");
    assertThat(spec.getTimeZone()).isEqualTo("Etc/UTC");
    assertThat(spec.getJobTemplate().getSpec().getTemplate().getSpec().getActiveDeadlineSeconds())
        .isEqualTo(290);
    // Its runs are selected by these labels
    assertThat(spec.getJobTemplate().getMetadata().getLabels())
        .isEqualTo(CRON_JOB.getMetadata().getLabels());
    assertThat(spec.getJobTemplate().getSpec().getTemplate().getMetadata().getLabels())
        .isEqualTo(CRON_JOB.getMetadata().getLabels());
  }

  private static Pod run(
      int number, String time, int exitCode, String outcome, String reason, long delivered) {
    return ProgramPods.ended(
        FIRST,
        number,
        time,
        exitCode,
        "{\"pipeline\":\"users\",\"outcome\":\"%s\",\"reason\":%s,\"delivered\":%s,\"deadLettered\":0,\"lost\":0,\"new\":1}\n"
            .formatted(outcome, reason == null ? "null" : "\"" + reason + "\"", delivered));
  }

  private static ComponentState state(PipelineContext pipeline) {
    return new ProducerReadiness().of(Component.PRODUCER, pipeline);
  }
}
