package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.producer.ProducerCronJob;
import dev.streamingpipeline.operator.spark.SparkSecret;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pod of a run that Airflow starts. Its template is the CronJob's. */
final class AirflowRunPod {
  /** Label that distinguishes the pod from those that the CronJob starts. */
  private static final Map<String, String> STARTED_BY =
      Map.of(Pipeline.GROUP + "/started-by", "airflow");

  private AirflowRunPod() {}

  static Pod of(PipelineContext pipeline) {
    PodTemplateSpec template =
        new ProducerCronJob().desired(pipeline).getSpec().getJobTemplate().getSpec().getTemplate();
    // @formatter:off
    return new PodBuilder()
        .withMetadata(template.getMetadata())
        .editMetadata()
          .withName(Component.PRODUCER.nameFor(pipeline.pipeline()))
          .withNamespace(pipeline.namespace())
          .addToLabels(STARTED_BY)
          .withOwnerReferences(owners(pipeline))
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
    // @formatter:on
  }

  /** Label selector of the pods of all runs that Airflow started. */
  static String selector(PipelineContext pipeline) {
    Map<String, String> labels =
        new TreeMap<>(Labels.selector(pipeline.pipeline(), Component.PRODUCER));
    labels.putAll(STARTED_BY);
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }

  /**
   * The pipeline, as the owner with which Kubernetes deletes the pod. The owner reference is copied
   * from the Spark Secret, which every pipeline has, tenants too.
   */
  private static List<OwnerReference> owners(PipelineContext pipeline) {
    return SparkSecret.in(pipeline).stream()
        .flatMap(secret -> secret.getMetadata().getOwnerReferences().stream())
        .map(
            owner ->
                new OwnerReferenceBuilder(owner)
                    .withController(null)
                    .withBlockOwnerDeletion(null)
                    .build())
        .toList();
  }
}
