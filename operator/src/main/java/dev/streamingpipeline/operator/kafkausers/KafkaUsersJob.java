package dev.streamingpipeline.operator.kafkausers;

import dev.streamingpipeline.operator.dependents.RunOnceJob;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.kafka.access.KafkaClientConfig;
import dev.streamingpipeline.operator.kafka.access.KafkaPasswords;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.provisioner.ProvisionerJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;

/**
 * Creates the Kafka users of Standalone brokers. It runs again when a password or an ACL changes.
 */
public final class KafkaUsersJob extends RunOnceJob {
  private static final String PROGRAM = "dev.streamingpipeline.provisioner.KafkaUsersMain";
  private static final String USERS = "/etc/streaming-pipeline";
  private static final String PASSWORDS = "/etc/kafka-passwords";

  public KafkaUsersJob() {
    super(Component.KAFKA_USERS);
  }

  static Fingerprint inputOf(PipelineContext pipeline) {
    return Fingerprint.of(
            KafkaUsersConfigMap.text(pipeline),
            KafkaClientConfig.of(Component.KAFKA_USERS, pipeline).bootstrapServers())
        .and(KafkaPasswords.in(pipeline));
  }

  @Override
  protected Fingerprint input(PipelineContext pipeline) {
    return inputOf(pipeline);
  }

  @Override
  protected Job job(PipelineContext pipeline) {
    // KafkaUsersMain is in the provisioner's image; only the main class differs
    Job job = Templates.load(ProvisionerJob.class, ProvisionerJob.FILE, Job.class);
    PodTemplateCustomizer pod =
        PodTemplateCustomizer.of(job.getSpec().getTemplate(), pipeline, component());
    pod.image("provisioner");
    List<String> command = pod.template().getSpec().getContainers().get(0).getCommand();
    command.set(command.size() - 1, PROGRAM);
    KafkaClientConfig.of(component(), pipeline).addTo(pod);
    pod.mountConfigMap("users", component().nameFor(pipeline.pipeline()), USERS)
        .mountSecret("passwords", KafkaPasswords.nameOf(pipeline.pipeline()), PASSWORDS)
        .environment("KAFKA_USERS_FILE", USERS + "/" + KafkaUsersConfigMap.FILE)
        .environment("KAFKA_PASSWORDS_FOLDER", PASSWORDS);
    return job;
  }
}
