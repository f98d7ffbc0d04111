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
 * How many nodes there are to be.
 *
 * <p>A ring shrinks by one node at a time, the last one. First it is no member any more: it is told
 * so, gives its rows to the others, leaves, and ends with a word that its pod's status has. Only
 * then its pod goes. All of it can be read from the cluster, so it goes on wherever an operator, a
 * pod or a node was killed.
 *
 * @param pods how many pods there are to be
 * @param members how many of them, from the first, belong to the ring
 * @param copies how often the pipeline's rows were to be kept when the ring was made
 * @param least how many nodes there must be for all rows, those of tenants too
 */
record CassandraRing(int pods, int members, int copies, int least) {
  /** On the pods, how often rows are kept. */
  static final String COPIES = Pipeline.GROUP + "/cassandra-copies";

  /** The last word of a node that has left. */
  static final String LEFT = "Left the ring";

  /** As many copies of Cassandra's own tables as one may want. */
  private static final int ENOUGH = 3;

  static CassandraRing of(PipelineContext pipeline) {
    int asked = pipeline.spec().cassandra().replicas();
    Optional<StatefulSet> set =
        pipeline
            .actualState()
            .find(StatefulSet.class, Component.CASSANDRA.nameFor(pipeline.pipeline()));
    int existing = set.map(each -> each.getSpec().getReplicas()).orElse(0);
    int copies =
        set.map(each -> each.getSpec().getTemplate().getMetadata().getAnnotations().get(COPIES))
            .map(Integer::valueOf)
            .orElseGet(pipeline.pipeline()::tableReplicationFactor);
    int least =
        pipeline.tenants().stream()
            .mapToInt(tenant -> tenant.pipeline().tableReplicationFactor())
            .reduce(copies, Math::max);
    if (asked >= existing) {
      return new CassandraRing(asked, asked, copies, least);
    }
    if (existing <= least) {
      return new CassandraRing(existing, existing, copies, least);
    }
    int members = existing - 1;
    return new CassandraRing(
        hasLeft(podName(members, pipeline), pipeline) ? members : existing, members, copies, least);
  }

  boolean isSingle() {
    return pods == 1;
  }

  /** Copies of the roles. */
  int copiesOfRoles() {
    return Math.min(ENOUGH, pods);
  }

  /** The names of the pods. */
  Stream<String> podNames(PipelineContext pipeline) {
    return names(pods, pipeline);
  }

  /** The names of those that belong to the ring. */
  Stream<String> memberNames(PipelineContext pipeline) {
    return names(members, pipeline);
  }

  /** The node that gives its rows to the others. */
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
        // The one of now is before the one of before
        .findFirst()
        .filter(message -> message.strip().equals(LEFT))
        .isPresent();
  }
}
