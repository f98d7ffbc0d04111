package dev.streamingpipeline.operator.network;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Ports;
import java.util.function.Predicate;

/**
 * A connection that some of a pipeline's pods make or take.
 *
 * @param from who makes it
 * @param to who takes it
 * @param ports on which it is taken
 * @param when the pipelines that have it
 */
public record Connection(End from, End to, Ports ports, Predicate<PipelineSpec> when) {
  /** One of its two ends. */
  public sealed interface End permits Pods, Outside {}

  /** The pods of a component. */
  public record Pods(Component component) implements End {
    @Override
    public String toString() {
      return component.title();
    }
  }

  /** What is no part of a pipeline. */
  public enum Outside implements End {
    /** The operator's own pods. */
    OPERATOR,
    /** The API server of Kubernetes, which is no pod that a selector could name. */
    API_SERVER,
    /** Any address, in the cluster or not. */
    ANYWHERE
  }

  static Connection connection(Component from, Component to, int port) {
    return new Connection(new Pods(from), new Pods(to), Ports.of(port), Connection::always);
  }

  static Connection connection(Component from, Outside to, Ports ports) {
    return new Connection(new Pods(from), to, ports, Connection::always);
  }

  static Connection connection(Outside from, Component to, int port) {
    return new Connection(from, new Pods(to), Ports.of(port), Connection::always);
  }

  Connection on(Ports others) {
    return new Connection(from, to, others, when);
  }

  Connection when(Predicate<PipelineSpec> condition) {
    return new Connection(from, to, ports, condition);
  }

  /** The same to somebody else. */
  Connection to(Outside other, Ports theirs) {
    return new Connection(from, other, theirs, when);
  }

  /** Whether a pipeline has it: both components, too. */
  boolean isPartOf(PipelineSpec spec) {
    return when.test(spec)
        && (!(from instanceof Pods pods) || pods.component().hasPodsOfOurs(spec))
        && (!(to instanceof Pods others) || others.component().isEnabled(spec));
  }

  @Override
  public String toString() {
    return "%s -> %s on %s".formatted(from, to, ports);
  }

  private static boolean always(PipelineSpec spec) {
    return true;
  }
}
