package dev.streamingpipeline.operator.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.ProgramPods;
import dev.streamingpipeline.operator.UsersPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.ComponentState.Progress;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AirflowMigrationTest {
  private static final Secret KEYS = new AirflowSecret().desired(UsersPipeline.with());

  @Test
  void shouldWaitForTheDatabase() {
    ComponentState state = state(UsersPipeline.with());

    assertThat(state.progress()).isEqualTo(Progress.WAITING);
    assertThat(state.message()).isEqualTo("Waiting for Postgres");
  }

  @Test
  void shouldReportWhyItIsRetried() {
    Job job = ProgramPods.started(job(UsersPipeline.with(KEYS)));
    Pod failed = ProgramPods.ended(job, 1, "2026-01-01T12:00:00Z", 1, "password is wrong");

    ComponentState state = state(UsersPipeline.with(KEYS, job, failed));

    assertThat(state.progress()).isEqualTo(Progress.WORKING);
    assertThat(state.message())
        .isEqualTo("The last attempt failed, and will be retried: password is wrong");
  }

  @Test
  void shouldBeStalledOnceItHasFailed() {
    Job job = ProgramPods.ended(job(UsersPipeline.with(KEYS)), "Failed", "too many tries");

    ComponentState state = state(UsersPipeline.with(KEYS, job));

    assertThat(state.progress()).isEqualTo(Progress.STALLED);
    assertThat(state.message())
        .isEqualTo("too many tries; delete Job users-airflow-migration to try again");
  }

  @Test
  void shouldRunAgainForAnotherVersionAndAnotherPassword() {
    Job done = ProgramPods.ended(job(UsersPipeline.with(KEYS)), "Complete", "");
    assertThat(state(UsersPipeline.with(KEYS, done)).isReady()).isTrue();

    // When the image changes
    assertThat(
            state(
                    UsersPipeline.changed(
                        "airflow: {", "airflow: {image: 'apache/airflow:3.9.9', ", KEYS, done))
                .isReady())
        .isFalse();

    // When the Secret changes
    Secret other = new AirflowSecret().desired(UsersPipeline.with());
    assertThat(state(UsersPipeline.with(other, done)).isReady()).isFalse();
  }

  @Test
  void shouldCreateAValidFernetKey() {
    byte[] key =
        Base64.getUrlDecoder()
            .decode(
                new String(
                    Base64.getDecoder().decode(KEYS.getData().get(AirflowSecret.FERNET_KEY)),
                    java.nio.charset.StandardCharsets.US_ASCII));

    assertThat(key).hasSize(32);
  }

  private static Job job(PipelineContext pipeline) {
    return new AirflowMigrationJob().desired(pipeline);
  }

  private static ComponentState state(PipelineContext pipeline) {
    return pipeline.stateOf(Component.AIRFLOW_MIGRATION);
  }
}
