package dev.streamingpipeline.operator.producer;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.dependents.RunOnceJob;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;

/**
 * The run that does not wait for the schedule: the first one, and the first one after a change of
 * source, schema, topic or addresses.
 */
public final class ProducerJob extends RunOnceJob {
  /** More retries than a scheduled run has, because the next run may be a day away. */
  private static final int TRIES_AGAIN = 3;

  public ProducerJob() {
    super(Component.PRODUCER);
  }

  static String nameOf(Pipeline pipeline) {
    return Component.PRODUCER.nameFor(pipeline) + "-first";
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return nameOf(pipeline);
  }

  @Override
  protected boolean isWanted(PipelineContext pipeline) {
    return !ProducerCronJob.isSuspended(pipeline);
  }

  @Override
  protected Fingerprint input(PipelineContext pipeline) {
    return ProducerCronJob.inputOf(pipeline);
  }

  @Override
  protected Job job(PipelineContext pipeline) {
    var run = new ProducerCronJob().desired(pipeline).getSpec().getJobTemplate().getSpec();
    run.setBackoffLimit(TRIES_AGAIN);
    return new JobBuilder().withNewMetadata().endMetadata().withSpec(run).build();
  }
}
