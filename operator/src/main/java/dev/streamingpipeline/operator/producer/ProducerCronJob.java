package dev.streamingpipeline.operator.producer;

import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.SecretReference;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.programs.ProgramEnvironment;
import dev.streamingpipeline.operator.streamingjob.StreamingJobRolledOut;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the producer on its schedule. If Airflow triggers the runs, the CronJob exists too, but is
 * suspended.
 */
public final class ProducerCronJob extends PipelineObject<CronJob> {
  /** How long a run may take beyond polling: the producer waits for brokers that do not respond. */
  private static final Duration LONGEST_FLUSH = Duration.ofSeconds(200);

  public ProducerCronJob() {
    super(CronJob.class, Component.PRODUCER);
  }

  /** Whether the CronJob must not start runs. */
  static boolean isSuspended(PipelineContext pipeline) {
    ProducerSpec producer = pipeline.spec().producer();
    return producer.suspend() || producer.trigger() == ProducerSpec.Trigger.AIRFLOW;
  }

  /**
   * Whether the CronJob still starts runs, and can't be updated now because provisioning, or the
   * streaming job's rollout with the current contract, has not finished.
   */
  public static boolean isUpdatePending(PipelineContext pipeline) {
    boolean startsRuns =
        pipeline
            .actualState()
            .find(CronJob.class, Component.PRODUCER.nameFor(pipeline.pipeline()))
            .filter(cronJob -> !Boolean.TRUE.equals(cronJob.getSpec().getSuspend()))
            .isPresent();
    return startsRuns
        && !(pipeline.isReady(Component.PROVISIONER)
            && new StreamingJobRolledOut().isOpen(pipeline));
  }

  /**
   * Fingerprint of the source that a run polls, and of the schema and the systems that it writes
   * to.
   */
  static Fingerprint inputOf(PipelineContext pipeline) {
    return Fingerprint.ofContent(
        pipeline.spec().source(),
        pipeline.spec().schema(),
        pipeline.spec().topic().name(),
        ProgramEnvironment.addresses(pipeline));
  }

  @Override
  protected CronJob render(PipelineContext pipeline) {
    CronJob cronJob = template("cronjob.yaml");
    cronJob.getSpec().setSchedule(pipeline.spec().producer().schedule());
    cronJob.getSpec().setSuspend(isSuspended(pipeline));
    run(cronJob.getSpec().getJobTemplate(), pipeline);
    return cronJob;
  }

  private void run(JobTemplateSpec run, PipelineContext pipeline) {
    // The labels by which the operator watches the Jobs
    run.setMetadata(
        new ObjectMetaBuilder().withLabels(Labels.of(pipeline.pipeline(), component())).build());
    ProducerSpec producer = pipeline.spec().producer();
    PodTemplateCustomizer pod =
        PodTemplateCustomizer.of(run.getSpec().getTemplate(), pipeline, component());
    pod.template()
        .getSpec()
        .setActiveDeadlineSeconds(producer.duration().toDuration().plus(LONGEST_FLUSH).toSeconds());
    pod.image("producer").settings(producer).configuration(inputOf(pipeline));
    ProgramEnvironment.add(pod, pipeline, component());
    SecretReference.of(component(), pipeline.spec()).forEach(pod::add);
    List<SecretReference> read =
        Stream.of(Component.KAFKA, Component.SCHEMA_REGISTRY, component())
            .flatMap(component -> SecretReference.of(component, pipeline.spec()))
            .toList();
    if (!read.isEmpty()) {
      // A successful run is not repeated for changed Secrets; the next run reads them
      pod.secrets(pipeline.secrets().fingerprint(read));
    }
  }
}
