package dev.streamingpipeline.operator.kafka;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentStatefulSet;
import dev.streamingpipeline.operator.common.PodEdit;
import dev.streamingpipeline.operator.common.Templates;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperService;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;

/** The brokers. Without ZooKeeper, the first of them are the controllers too. */
public final class KafkaStatefulSet extends ComponentStatefulSet {
  public static final String NAME = "kafka";

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
  protected void edit(PodEdit pod, PipelineContext pipeline) {
    KafkaSpec kafka = pipeline.spec().kafka();
    pod.image("kafka")
        .settings(kafka)
        .heap(kafka.heap())
        .throughputWithMuchMemory()
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .configuration(KafkaConfigMap.fingerprint(pipeline));
    Container broker = find("kafka", pod.template().getSpec().getContainers());
    if (KafkaCluster.usesZooKeeper(pipeline)) {
      startAfterOldSession(broker, pod, pipeline);
    } else {
      format(pod, pipeline);
    }
  }

  private static void startAfterOldSession(
      Container broker, PodEdit pod, PipelineContext pipeline) {
    pod.template().getSpec().setInitContainers(List.of());
    pod.environment("ZOOKEEPER", ZooKeeperService.addressFor(pipeline));
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("bash", "-c", Templates.text(KafkaStatefulSet.class, "after-old-session.sh")));
    command.addAll(broker.getCommand());
    broker.setCommand(command);
  }

  private static void format(PodEdit pod, PipelineContext pipeline) {
    KafkaCluster cluster = KafkaCluster.of(pipeline);
    find("format", pod.template().getSpec().getInitContainers())
        .getEnv()
        .add(new EnvVar("CLUSTER_ID", cluster.id(pipeline), null));
    find("kafka", pod.template().getSpec().getContainers())
        .getPorts()
        .add(
            new ContainerPortBuilder()
                .withName("controller")
                .withContainerPort(KafkaConfigMap.CONTROLLER_PORT)
                .withProtocol("TCP")
                .build());
    pod.template()
        .getMetadata()
        .getAnnotations()
        .put(KafkaCluster.CONTROLLERS, Integer.toString(cluster.controllers()));
  }

  private static Container find(String name, List<Container> containers) {
    return containers.stream()
        .filter(container -> container.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the manifest has no container " + name));
  }
}
