package dev.streamingpipeline.operator.controlcenter;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentStatefulSet;
import dev.streamingpipeline.operator.common.Fingerprint;
import dev.streamingpipeline.operator.common.PagesLogin;
import dev.streamingpipeline.operator.common.PodEdit;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.kafka.access.KafkaClient;

/** Confluent's view of brokers, topics, messages and schemas. */
public final class ControlCenterStatefulSet extends ComponentStatefulSet {
  public static final String NAME = "control-center";

  public ControlCenterStatefulSet() {
    super(Component.CONTROL_CENTER);
  }

  @Override
  protected void edit(PodEdit pod, PipelineContext pipeline) {
    KafkaClient kafka = KafkaClient.of(component(), pipeline);
    pod.image("control-center")
        .settings(pipeline.spec().controlCenter())
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .configuration(
            Fingerprint.of(ControlCenterConfigMap.filesFor(pipeline))
                .and(PagesLogin.in(component(), pipeline))
                .and(kafka.observed(pipeline)));
    if (KafkaAccess.isControlled(pipeline)) {
      kafka.mount(pod);
    }
    if (pipeline.spec().hasSecurity()) {
      String login = PagesLogin.nameOf(component(), pipeline);
      pod.environmentFromSecret("LOGIN_USERNAME", login, PagesLogin.USERNAME)
          .environmentFromSecret("LOGIN_PASSWORD", login, PagesLogin.PASSWORD)
          .environment(
              "CONTROL_CENTER_OPTS",
              "-Djava.security.auth.login.config=/etc/streaming-pipeline/jaas.conf");
    }
  }
}
