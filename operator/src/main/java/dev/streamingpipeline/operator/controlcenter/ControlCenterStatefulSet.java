package dev.streamingpipeline.operator.controlcenter;

import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.kafka.access.KafkaClientConfig;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.secrets.WebUiCredentials;

/** Confluent Control Center, a web UI for brokers, topics, messages and schemas. */
public final class ControlCenterStatefulSet extends ComponentStatefulSet {
  public ControlCenterStatefulSet() {
    super(Component.CONTROL_CENTER);
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    KafkaClientConfig kafka = KafkaClientConfig.of(component(), pipeline);
    pod.image("control-center")
        .settings(pipeline.spec().controlCenter())
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .configuration(
            Fingerprint.of(ControlCenterConfigMap.filesFor(pipeline))
                .and(WebUiCredentials.in(component(), pipeline))
                .and(kafka.existingSecret(pipeline)));
    if (KafkaAccess.hasAccessControl(pipeline)) {
      kafka.mount(pod);
    }
    if (pipeline.spec().hasSecurity()) {
      String login = WebUiCredentials.nameOf(component(), pipeline);
      pod.environmentFromSecret("LOGIN_USERNAME", login, WebUiCredentials.USERNAME)
          .environmentFromSecret("LOGIN_PASSWORD", login, WebUiCredentials.PASSWORD)
          .environment(
              "CONTROL_CENTER_OPTS",
              "-Djava.security.auth.login.config=/etc/streaming-pipeline/jaas.conf");
    }
  }
}
