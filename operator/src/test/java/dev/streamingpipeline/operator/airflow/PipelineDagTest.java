package dev.streamingpipeline.operator.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.operator.GoldenPipelines;
import dev.streamingpipeline.operator.ProgramPods;
import dev.streamingpipeline.operator.UsersPipeline;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.producer.ProducerCronJob;
import dev.streamingpipeline.operator.provisioner.ProvisionerJob;
import dev.streamingpipeline.operator.spark.SparkSecret;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PipelineDagTest {
  private static final String BY_CRON_JOB = "producer: {trigger: CronJob,";
  private static final String BY_AIRFLOW = "producer: {trigger: Airflow,";
  private static final String PAUSED = "producer: {suspend: true, trigger: Airflow,";

  @Test
  void shouldHaveNoScheduleWhereTheCronJobHasIt() throws Exception {
    JsonNode settings = settings(UsersPipeline.with());

    assertThat(settings.get("dagId").asText()).isEqualTo("user_automation");
    assertThat(settings.has("schedule")).isFalse();
  }

  @Test
  void shouldHaveTheScheduleWhereAirflowStartsTheRuns() throws Exception {
    assertThat(settings(byAirflow()).get("schedule").asText()).isEqualTo("0 0 * * *");
    assertThat(new ProducerCronJob().desired(byAirflow()).getSpec().getSuspend()).isTrue();
  }

  @Test
  void shouldHaveNoScheduleWhileTheProducerIsSuspended() throws Exception {
    assertThat(settings(UsersPipeline.changed(BY_CRON_JOB, PAUSED)).has("schedule")).isFalse();
  }

  @Test
  void shouldHaveNoScheduleBeforeTheCronJobCanBeSuspended() throws Exception {
    // Given a CronJob that still starts runs, and stays unchanged until everything is provisioned
    CronJob active = new ProducerCronJob().desired(UsersPipeline.with());
    assertThat(settings(byAirflow(active)).has("schedule")).isFalse();

    // When it can be suspended
    HasMetadata provisioned =
        ProgramPods.ended(new ProvisionerJob().desired(UsersPipeline.with()), "Complete", "");
    assertThat(settings(byAirflow(active, provisioned)).get("schedule").asText())
        .isEqualTo("0 0 * * *");

    // Or when it is suspended
    CronJob suspended = new CronJobBuilder(active).editSpec().withSuspend(true).endSpec().build();
    assertThat(settings(byAirflow(suspended)).get("schedule").asText()).isEqualTo("0 0 * * *");
  }

  @Test
  void shouldRunThePodOfTheCronJob() {
    Pod run = run(UsersPipeline.with());

    var cronJob =
        new ProducerCronJob()
            .desired(UsersPipeline.with())
            .getSpec()
            .getJobTemplate()
            .getSpec()
            .getTemplate();
    assertThat(run.getSpec()).isEqualTo(cronJob.getSpec());
    assertThat(run.getMetadata().getAnnotations())
        .isEqualTo(cronJob.getMetadata().getAnnotations());
    assertThat(run.getMetadata().getLabels())
        .containsAllEntriesOf(cronJob.getMetadata().getLabels());
    assertThat(run.getMetadata().getNamespace()).isEqualTo("streams");
  }

  @Test
  void shouldDeleteRunsWithThePipeline() {
    // Given an object that the pipeline owns, as the API server has it
    Secret keys = new SparkSecret().desired(UsersPipeline.with());
    OwnerReference owner = new OwnerReference();
    owner.setApiVersion("streamingpipeline.dev/v1alpha1");
    owner.setKind("StreamingPipeline");
    owner.setName("users");
    owner.setUid("1234");
    owner.setController(true);
    keys.addOwnerReference(owner);

    // Then
    assertThat(run(UsersPipeline.with(keys)).getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(
            reference -> {
              assertThat(reference.getUid()).isEqualTo("1234");
              assertThat(reference.getController()).isNull();
            });
  }

  @Test
  void shouldSelectOnlyTheRunsThatAirflowStarted() throws Exception {
    String selector = settings(UsersPipeline.with()).get("runs").asText();

    assertThat(selector.split(","))
        .allSatisfy(
            label -> {
              String[] parts = label.split("=", 2);
              assertThat(run(UsersPipeline.with()).getMetadata().getLabels())
                  .containsEntry(parts[0], parts[1]);
            })
        .anySatisfy(
            label ->
                assertThat(
                        new ProducerCronJob()
                            .desired(UsersPipeline.with())
                            .getSpec()
                            .getJobTemplate()
                            .getSpec()
                            .getTemplate()
                            .getMetadata()
                            .getLabels())
                    .doesNotContainKey(label.split("=", 2)[0]));
  }

  @Test
  void shouldHaveTheDagsOfTenants() throws Exception {
    PipelineContext tenant = GoldenPipelines.named("tenant-of-secured");

    JsonNode dags = dags(GoldenPipelines.platformOf(tenant));

    assertThat(dags).hasSize(2);
    assertThat(dags.get(0).get("dagId").asText()).isEqualTo("user_automation");
    assertThat(dags.get(1).get("dagId").asText()).isEqualTo("users");
    assertThat(dags.get(1).get("schedule").asText()).isEqualTo("*/5 * * * *");
    assertThat(pod(dags.get(1)).getSpec())
        .isEqualTo(
            new ProducerCronJob()
                .desired(tenant)
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec());
  }

  private static PipelineContext byAirflow(HasMetadata... observed) {
    return UsersPipeline.changed(BY_CRON_JOB, BY_AIRFLOW, observed);
  }

  private static JsonNode settings(PipelineContext pipeline) {
    return dags(pipeline).get(0);
  }

  private static JsonNode dags(PipelineContext pipeline) {
    return Serialization.unmarshal(PipelineDag.files(pipeline).get("dags.yaml"), JsonNode.class);
  }

  private static Pod run(PipelineContext pipeline) {
    return pod(settings(pipeline));
  }

  private static Pod pod(JsonNode dag) {
    return Serialization.unmarshal(dag.get("pod").toString(), Pod.class);
  }
}
