package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A pipeline's Strimzi resources and pods as the caches have them. */
final class StrimziActualState {
  private StrimziActualState() {}

  static Optional<GenericKubernetesResource> kafka(PipelineContext pipeline) {
    return find(StrimziKind.KAFKA, pipeline.name(), pipeline);
  }

  static Optional<GenericKubernetesResource> find(
      StrimziKind kind, String name, PipelineContext pipeline) {
    return pipeline
        .actualState()
        .all(GenericKubernetesResource.class)
        .filter(kind::isOf)
        .filter(resource -> resource.getMetadata().getName().equals(name))
        .findFirst();
  }

  /** The pipeline's pods that Strimzi created, sorted by name, without those being deleted. */
  static Stream<Pod> pods(PipelineContext pipeline) {
    return pipeline
        .actualState()
        .all(Pod.class)
        .filter(
            pod ->
                pipeline.name().equals(pod.getMetadata().getLabels().get(Labels.STRIMZI_CLUSTER)))
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()));
  }
}
