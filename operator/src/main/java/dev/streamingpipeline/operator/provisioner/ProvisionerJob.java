package dev.streamingpipeline.operator.provisioner;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.cassandra.CassandraWriterSecret;
import dev.streamingpipeline.operator.dependents.RunOnceJob;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.programs.ProgramEnvironment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/**
 * Creates topics, schema subject, keyspace and table. It runs again when their declaration changes.
 */
public final class ProvisionerJob extends RunOnceJob {
  /** The manifest in this class's resource folder. */
  public static final String FILE = "job.yaml";

  public ProvisionerJob() {
    super(Component.PROVISIONER);
  }

  /** Fingerprint of what is provisioned, and on which systems. */
  static Fingerprint inputOf(PipelineContext context) {
    Pipeline pipeline = context.pipeline();
    Fingerprint declared =
        Fingerprint.ofContent(
                pipeline.contract(),
                pipeline.spec().topic(),
                pipeline.topicReplicationFactor(),
                pipeline.spec().sink(),
                pipeline.tableReplicationFactor(),
                ProgramEnvironment.addresses(context))
            .and(CassandraWriterSecret.in(context));
    // The Job tests changed credentials before running programs are restarted with them
    return ProgramEnvironment.withSecrets(declared, context);
  }

  @Override
  protected Fingerprint input(PipelineContext pipeline) {
    return inputOf(pipeline);
  }

  @Override
  protected Job job(PipelineContext pipeline) {
    Job job = template(FILE);
    PodTemplateCustomizer pod =
        PodTemplateCustomizer.of(job.getSpec().getTemplate(), pipeline, component());
    pod.image("provisioner");
    ProgramEnvironment.add(pod, pipeline, component());
    ProgramEnvironment.addCassandraAdmin(pod, pipeline);
    return job;
  }
}
