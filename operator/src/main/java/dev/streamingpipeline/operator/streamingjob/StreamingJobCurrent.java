package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.Gate;
import dev.streamingpipeline.operator.common.Labels;
import dev.streamingpipeline.operator.common.PodEdit;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Open while no driver with another contract runs, which would dead-letter the records of the
 * present one. The driver need not serve yet: what comes meanwhile waits in the topic.
 */
public final class StreamingJobCurrent extends Gate {
  public static final String NAME = "streaming-job-current";

  private static final String REVISION = "controller-revision-hash";

  public StreamingJobCurrent() {
    super(Component.STREAMING_JOB);
  }

  @Override
  public boolean isOpen(PipelineContext pipeline) {
    // With those on their way out: they run until they are gone
    List<Pod> drivers =
        pipeline
            .observed()
            .all(Pod.class)
            .filter(pod -> component().label().equals(label(pod, Labels.COMPONENT)))
            .toList();
    return pipeline
        .observed()
        .find(StatefulSet.class, component().nameFor(pipeline.pipeline()))
        .map(set -> isCurrent(set, drivers, pipeline))
        .orElse(drivers.isEmpty());
  }

  private static boolean isCurrent(StatefulSet set, List<Pod> drivers, PipelineContext pipeline) {
    var status = set.getStatus();
    Map<String, String> annotations = set.getSpec().getTemplate().getMetadata().getAnnotations();
    return StreamingJobStatefulSet.configurationOf(pipeline)
            .text()
            .equals(annotations.get(PodEdit.CONFIGURATION))
        && status != null
        && Objects.equals(status.getObservedGeneration(), set.getMetadata().getGeneration())
        && drivers.stream()
            .allMatch(pod -> Objects.equals(label(pod, REVISION), status.getUpdateRevision()));
  }

  private static String label(Pod pod, String name) {
    return pod.getMetadata().getLabels().get(name);
  }
}
