package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.function.Predicate;

/**
 * A network connection that a pipeline's pods open or accept.
 *
 * @param from the end that opens the connection
 * @param to the end that accepts the connection
 * @param ports the ports on which it is accepted
 * @param when which pipelines have the connection
 */
public record Connection(End from, End to, Ports ports, Predicate<PipelineSpec> when) {
  /** One end of a connection. */
  public sealed interface End permits Pods, Outside {}

  /** The pods of a component. */
  public record Pods(Component component) implements End {
    @Override
    public String toString() {
      return component.title();
    }
  }

  /** An end outside of the pipeline. */
  public enum Outside implements End {
    /** The operator's own pods. */
    OPERATOR,
    /** The Kubernetes API server. It is not a pod, so no pod selector matches it. */
    API_SERVER,
    /** Any address, inside or outside of the cluster. */
    ANYWHERE
  }

  public static Connection connection(Component from, Component to, int port) {
    return new Connection(new Pods(from), new Pods(to), Ports.of(port), Connection::always);
  }

  public static Connection connection(Component from, Outside to, Ports ports) {
    return new Connection(new Pods(from), to, ports, Connection::always);
  }

  public static Connection connection(Outside from, Component to, int port) {
    return new Connection(from, new Pods(to), Ports.of(port), Connection::always);
  }

  public Connection on(Ports others) {
    return new Connection(from, to, others, when);
  }

  public Connection when(Predicate<PipelineSpec> condition) {
    return new Connection(from, to, ports, condition);
  }

  /** A copy of the connection to another end. */
  public Connection to(Outside other, Ports theirs) {
    return new Connection(from, other, theirs, when);
  }

  /** Whether a pipeline has the connection. It needs the components at both ends too. */
  public boolean isPartOf(PipelineContext pipeline) {
    return when.test(pipeline.spec())
        && (!(from instanceof Pods pods) || pipeline.createsPodsOf(pods.component()))
        && (!(to instanceof Pods others) || pipeline.has(others.component()));
  }

  @Override
  public String toString() {
    return "%s -> %s on %s".formatted(from, to, ports);
  }

  private static boolean always(PipelineSpec spec) {
    return true;
  }
}
