package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperService;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.List;

/** The brokers. In KRaft mode the first ones are controllers as well. */
public final class KafkaStatefulSet extends ComponentStatefulSet {
  public KafkaStatefulSet() {
    super(Component.KAFKA);
  }

  @Override
  protected int replicas(PipelineContext pipeline) {
    return KafkaCluster.of(pipeline).brokers();
  }

  @Override
  protected StorageSpec storage(PipelineSpec spec) {
    return spec.kafka().storage();
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    KafkaSpec kafka = pipeline.spec().kafka();
    pod.image("kafka")
        .settings(kafka)
        .heap(kafka.heap())
        .throughputWithMuchMemory()
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .environment("PROBE_PORT", Integer.toString(Listeners.probePort(pipeline)))
        .configuration(fingerprint(pipeline));
    if (pipeline.spec().hasSecurity()) {
      KafkaCertificate.mount(pod, pipeline);
      listen("internal", Listeners.INTERNAL_PORT, pod);
    }
    Container broker = find("kafka", pod.template().getSpec().getContainers());
    if (KafkaCluster.usesZooKeeper(pipeline)) {
      waitForSessionExpiry(broker, pod, pipeline);
    } else {
      format(pod, pipeline);
    }
  }

  private static Fingerprint fingerprint(PipelineContext pipeline) {
    return KafkaConfigMap.fingerprint(pipeline).and(KafkaCertificate.in(pipeline));
  }

  /** Whether all brokers run with the current settings and certificate. */
  static boolean isSettled(PipelineContext pipeline) {
    return pipeline
            .actualState()
            .find(StatefulSet.class, Component.KAFKA.nameFor(pipeline.pipeline()))
            .filter(brokers -> PodTemplateCustomizer.isConfigured(brokers, fingerprint(pipeline)))
            .isPresent()
        && pipeline.stateOf(Component.KAFKA).isReady();
  }

  private static void waitForSessionExpiry(
      Container broker, PodTemplateCustomizer pod, PipelineContext pipeline) {
    pod.template().getSpec().setInitContainers(List.of());
    pod.environment("ZOOKEEPER", ZooKeeperService.addressFor(pipeline));
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("bash", "-c", Templates.text(KafkaStatefulSet.class, "after-old-session.sh")));
    command.addAll(broker.getCommand());
    broker.setCommand(command);
  }

  private static void format(PodTemplateCustomizer pod, PipelineContext pipeline) {
    KafkaCluster cluster = KafkaCluster.of(pipeline);
    find("format", pod.template().getSpec().getInitContainers())
        .getEnv()
        .add(new EnvVar("CLUSTER_ID", cluster.id(pipeline), null));
    listen("controller", Listeners.CONTROLLER_PORT, pod);
    pod.template()
        .getMetadata()
        .getAnnotations()
        .put(KafkaCluster.CONTROLLERS, Integer.toString(cluster.controllers()));
  }

  private static void listen(String name, int port, PodTemplateCustomizer pod) {
    find("kafka", pod.template().getSpec().getContainers())
        .getPorts()
        .add(
            new ContainerPortBuilder()
                .withName(name)
                .withContainerPort(port)
                .withProtocol("TCP")
                .build());
  }

  private static Container find(String name, List<Container> containers) {
    return containers.stream()
        .filter(container -> container.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the manifest has no container " + name));
  }
}
