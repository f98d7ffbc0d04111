package dev.streamingpipeline.operator.cassandra;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The headless Service of the nodes, for clients and for the nodes themselves. */
public final class CassandraService extends HeadlessService {
  public static final int CQL_PORT = 9042;
  public static final int STORAGE_PORT = 7000;

  /**
   * The maximum number of contact points. Drivers discover all other nodes from one that they
   * reach.
   */
  private static final int CONTACT_POINTS = 3;

  public CassandraService() {
    super(Component.CASSANDRA, Map.of("cql", CQL_PORT, "storage", STORAGE_PORT));
  }

  /** The contact points for clients, {@code host:port}, comma-separated. */
  public static String contactPointsFor(PipelineContext pipeline) {
    CassandraSpec cassandra = pipeline.spec().cassandra();
    return switch (cassandra.provider()) {
      case EXTERNAL -> cassandra.contactPoints();
      case STANDALONE -> contactPointsOfNodes(pipeline.platform());
    };
  }

  private static String contactPointsOfNodes(PipelineContext platform) {
    return CassandraRing.of(platform)
        .memberNames(platform)
        .limit(CONTACT_POINTS)
        .map(pod -> "%s:%s".formatted(hostOf(pod, platform), CQL_PORT))
        .collect(joining(","));
  }

  /** The host name of a node. It stays the same when the node's pod is replaced. */
  static String hostOf(String pod, PipelineContext pipeline) {
    return pipeline.serviceHost(
        "%s.%s".formatted(pod, Component.CASSANDRA.nameFor(pipeline.pipeline())));
  }
}
