package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.Comparator;
import java.util.Map;

/**
 * A headless Service, which gives a component's pods their DNS names. The names are published
 * before the pods are ready, because servers resolve their own and each other's names at startup.
 */
public abstract class HeadlessService extends PipelineObject<Service> {
  private final Map<String, Integer> ports;

  /**
   * @param ports number by name
   */
  protected HeadlessService(Component component, Map<String, Integer> ports) {
    super(Service.class, component);
    this.ports = Map.copyOf(ports);
  }

  @Override
  protected final Service render(PipelineContext pipeline) {
    // @formatter:off
    return new ServiceBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewSpec()
          .withClusterIP("None")
          .withPublishNotReadyAddresses(true)
          .withSelector(Labels.selector(pipeline.pipeline(), component()))
          .withPorts(
              ports.entrySet().stream()
                  .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                  .map(port -> port(port.getKey(), port.getValue()))
                  .toList())
        .endSpec()
        .build();
    // @formatter:on
  }

  private static ServicePort port(String name, int number) {
    return new ServicePortBuilder()
        .withName(name)
        .withPort(number)
        .withNewTargetPort(number)
        .withProtocol("TCP")
        .build();
  }
}
