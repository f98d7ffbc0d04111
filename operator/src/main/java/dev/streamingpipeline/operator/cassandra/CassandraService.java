package dev.streamingpipeline.operator.cassandra;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** Where clients find the nodes, and the nodes each other. */
public final class CassandraService extends HeadlessService {
  public static final String NAME = "cassandra-service";

  public static final int CQL_PORT = 9042;
  public static final int STORAGE_PORT = 7000;

  /** Drivers learn of the other nodes from those that they reach. */
  private static final int CONTACT_POINTS = 3;

  public CassandraService() {
    super(Component.CASSANDRA, Map.of("cql", CQL_PORT, "storage", STORAGE_PORT));
  }

  /** Nodes that clients may ask first, {@code host:port}, comma-separated. */
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

  /** The host name of a node, which stays when its pod is replaced. */
  static String hostOf(String pod, PipelineContext pipeline) {
    return pipeline.hostOf(
        "%s.%s".formatted(pod, Component.CASSANDRA.nameFor(pipeline.pipeline())));
  }
}
