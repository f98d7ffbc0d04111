package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The number of Cassandra nodes to run, from the spec and the existing nodes.
 *
 * <p>A ring shrinks by one node at a time, the last one. First the operator reduces the number of
 * members in the ConfigMap. The node that is no longer a member streams its rows to the others
 * (decommission), leaves the ring, and exits with a termination message that appears in its pod's
 * status. Only then is its pod removed. All of this state can be read from the cluster, so the
 * procedure continues after an operator, pod or node was killed.
 *
 * @param pods the number of pods to run
 * @param members how many of them, counted from the first, belong to the ring
 * @param replicationFactor the replication factor of the pipeline's table when the ring was created
 * @param minNodes the minimum number of nodes: the highest replication factor, including those of
 *     tenants
 */
record CassandraRing(int pods, int members, int replicationFactor, int minNodes) {
  /** Annotation of the pods with the replication factor of the pipeline's table. */
  static final String COPIES = Pipeline.GROUP + "/cassandra-copies";

  /** Termination message of a node that has left the ring. */
  static final String LEFT = "Left the ring";

  /** Upper limit for the replication factor of the roles. */
  private static final int MAX_REPLICATION_FACTOR = 3;

  static CassandraRing of(PipelineContext pipeline) {
    int asked = pipeline.spec().cassandra().replicas();
    Optional<StatefulSet> set =
        pipeline
            .actualState()
            .find(StatefulSet.class, Component.CASSANDRA.nameFor(pipeline.pipeline()));
    int existing = set.map(each -> each.getSpec().getReplicas()).orElse(0);
    int replicationFactor =
        set.map(each -> each.getSpec().getTemplate().getMetadata().getAnnotations().get(COPIES))
            .map(Integer::valueOf)
            .orElseGet(pipeline.pipeline()::tableReplicationFactor);
    int minNodes =
        pipeline.tenants().stream()
            .mapToInt(tenant -> tenant.pipeline().tableReplicationFactor())
            .reduce(replicationFactor, Math::max);
    if (asked >= existing) {
      return new CassandraRing(asked, asked, replicationFactor, minNodes);
    }
    if (existing <= minNodes) {
      return new CassandraRing(existing, existing, replicationFactor, minNodes);
    }
    int members = existing - 1;
    return new CassandraRing(
        hasLeft(podName(members, pipeline), pipeline) ? members : existing,
        members,
        replicationFactor,
        minNodes);
  }

  boolean isSingle() {
    return pods == 1;
  }

  /** Replication factor of the keyspace with the roles. */
  int rolesReplicationFactor() {
    return Math.min(MAX_REPLICATION_FACTOR, pods);
  }

  /** The names of the pods. */
  Stream<String> podNames(PipelineContext pipeline) {
    return names(pods, pipeline);
  }

  /** The pod names of the ring's members. */
  Stream<String> memberNames(PipelineContext pipeline) {
    return names(members, pipeline);
  }

  /** The pod name of the node that is leaving the ring, if one is. */
  Optional<String> leaving(PipelineContext pipeline) {
    return members < pods ? Optional.of(podName(members, pipeline)) : Optional.empty();
  }

  private static Stream<String> names(int count, PipelineContext pipeline) {
    return IntStream.range(0, count).mapToObj(node -> podName(node, pipeline));
  }

  private static String podName(int node, PipelineContext pipeline) {
    return "%s-%s".formatted(Component.CASSANDRA.nameFor(pipeline.pipeline()), node);
  }

  private static boolean hasLeft(String pod, PipelineContext pipeline) {
    return pipeline.actualState().find(Pod.class, pod).map(Pod::getStatus).stream()
        .flatMap(status -> status.getContainerStatuses().stream())
        .flatMap(container -> Stream.of(container.getState(), container.getLastState()))
        .filter(Objects::nonNull)
        .map(ContainerState::getTerminated)
        .filter(Objects::nonNull)
        .map(ContainerStateTerminated::getMessage)
        .filter(Objects::nonNull)
        // The current state comes before the last one
        .findFirst()
        .filter(message -> message.strip().equals(LEFT))
        .isPresent();
  }
}
