package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.workflow.Gate;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Open while no driver runs with another contract, which would dead-letter the records of the
 * current one. The driver need not be ready yet: records that arrive in the meantime wait in the
 * topic.
 */
public final class StreamingJobRolledOut extends Gate {
  private static final String REVISION = "controller-revision-hash";

  @Override
  public boolean isOpen(PipelineContext pipeline) {
    // Including pods that are being deleted, because they still run
    List<Pod> drivers =
        pipeline
            .actualState()
            .all(Pod.class)
            .filter(pod -> Component.STREAMING_JOB.label().equals(label(pod, Labels.COMPONENT)))
            .toList();
    return pipeline
        .actualState()
        .find(StatefulSet.class, Component.STREAMING_JOB.nameFor(pipeline.pipeline()))
        .map(set -> isCurrent(set, drivers, pipeline))
        .orElse(drivers.isEmpty());
  }

  private static boolean isCurrent(StatefulSet set, List<Pod> drivers, PipelineContext pipeline) {
    var status = set.getStatus();
    Map<String, String> annotations = set.getSpec().getTemplate().getMetadata().getAnnotations();
    return StreamingJobStatefulSet.configurationOf(pipeline)
            .text()
            .equals(annotations.get(PodTemplateCustomizer.CONFIGURATION))
        && status != null
        && Objects.equals(status.getObservedGeneration(), set.getMetadata().getGeneration())
        && drivers.stream()
            .allMatch(pod -> Objects.equals(label(pod, REVISION), status.getUpdateRevision()));
  }

  private static String label(Pod pod, String name) {
    return pod.getMetadata().getLabels().get(name);
  }
}
