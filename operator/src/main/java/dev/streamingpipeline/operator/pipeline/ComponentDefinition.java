package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the operator has to know about a component. Each component's package has one subclass.
 * The workflow, its gates, the network policies and the status are derived from these.
 *
 * <p>A component that is a Kafka client extends {@code KafkaClientComponent}.
 */
public abstract class ComponentDefinition {
  private final Component component;
  private final Set<Component> needs;

  /**
   * Defines a component.
   *
   * @param needs the components that must be ready before this one starts
   */
  protected ComponentDefinition(Component component, Component... needs) {
    this.component = component;
    this.needs = Set.of(needs);
  }

  public final Component component() {
    return component;
  }

  /** Whether the pipeline has the component. By default every pipeline has it. */
  public boolean isEnabled(PipelineSpec spec) {
    return true;
  }

  /** Whether tenants use this component of their platform instead of one of their own. */
  public boolean isShared() {
    return false;
  }

  /**
   * Whether the operator itself creates the component's pods; for a shared component of a tenant,
   * whether it does so for the platform.
   */
  public boolean isManaged(PipelineSpec spec) {
    return isEnabled(spec);
  }

  /** Whether the operator creates pods of the component for this pipeline. */
  public final boolean createsPods(PipelineSpec spec) {
    return isManaged(spec) && !(isShared() && spec.isTenant());
  }

  /** The components that must be ready before the component starts, in at least one pipeline. */
  public final Set<Component> needs() {
    return needs;
  }

  /** The components that must be ready before the component starts in this pipeline. */
  public Set<Component> needs(PipelineSpec spec) {
    return needs;
  }

  /**
   * New instances of the dependent resources of the component. Each comes after those that it
   * depends on.
   */
  public abstract List<WorkflowNode> nodes();

  /** Determines whether the component is ready. */
  public abstract ReadinessCheck readinessCheck();

  /**
   * The network connections that the component's pods open. Those that they accept belong to the
   * definitions of the components that open them, unless these start first.
   */
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of();
  }

  /** The address of the component inside the cluster, for people and other programs. */
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.empty();
  }
}
