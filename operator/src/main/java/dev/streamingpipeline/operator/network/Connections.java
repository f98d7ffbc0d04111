package dev.streamingpipeline.operator.network;

import static dev.streamingpipeline.operator.pipeline.Connection.Outside.ANYWHERE;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.Ports;
import java.util.List;

/**
 * The network connections of a pipeline, from the definitions of its components. NetworkPolicies
 * allow these connections and no others. In addition, every pod may use DNS, and a pod is always
 * reachable from its own node, for probes and port forwarding.
 */
public final class Connections {
  private Connections() {}

  /** The connections of a pipeline. */
  public static List<Connection> of(PipelineContext pipeline) {
    return pipeline.catalog().all().stream()
        .flatMap(definition -> definition.connections(pipeline.networkEnvironment()).stream())
        .filter(connection -> connection.isPartOf(pipeline))
        .map(connection -> widenIfExternal(connection, pipeline))
        .toList();
  }

  /**
   * Allows any address and port if the server is not managed by the operator or by Strimzi: it can
   * be anywhere, and may direct clients to other addresses and ports.
   */
  private static Connection widenIfExternal(Connection connection, PipelineContext pipeline) {
    return connection.to() instanceof Connection.Pods pods
            && !pipeline.isManaged(pods.component())
            && !(pods.component() == Component.KAFKA
                && pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI)
        ? connection.to(ANYWHERE, Ports.ANY)
        : connection;
  }
}
