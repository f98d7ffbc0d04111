package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.stream.Stream;

/**
 * How many nodes there are to be. None is taken away, because nothing moves its rows to the others.
 */
record CassandraRing(int nodes) {
  /** As many copies of Cassandra's own tables as one may want. */
  private static final int ENOUGH = 3;

  static CassandraRing of(PipelineContext pipeline) {
    int asked = pipeline.spec().cassandra().replicas();
    int existing =
        pipeline
            .observed()
            .find(StatefulSet.class, Component.CASSANDRA.nameFor(pipeline.pipeline()))
            .map(set -> set.getSpec().getReplicas())
            .orElse(0);
    return new CassandraRing(Math.max(asked, existing));
  }

  boolean isSingle() {
    return nodes == 1;
  }

  /** Copies of the roles. */
  int copies() {
    return Math.min(ENOUGH, nodes);
  }

  /** The names of the pods. */
  Stream<String> pods(PipelineContext pipeline) {
    String set = Component.CASSANDRA.nameFor(pipeline.pipeline());
    return Stream.iterate(0, node -> node + 1)
        .limit(nodes)
        .map(node -> "%s-%d".formatted(set, node));
  }
}
