package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.spec.PodTemplateSpec;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The user's {@code podTemplate}, translated to Strimzi's schema. */
final class StrimziPodTemplate {
  private StrimziPodTemplate() {}

  /**
   * Strimzi's {@code template.pod}. It also sets the label by which the operator watches the pods.
   */
  static Map<String, Object> of(PipelineContext pipeline) {
    PodTemplateSpec more = pipeline.spec().kafka().podTemplate();
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, Object> metadata = new LinkedHashMap<>();
    Map<String, Object> pod = new LinkedHashMap<>();
    metadata.put("labels", labels);
    pod.put("metadata", metadata);
    if (more != null) {
      labels.putAll(more.labels());
      putUnlessEmpty(metadata, "annotations", more.annotations());
      putUnlessEmpty(pod, "affinity", onNodes(more.nodeSelector()));
      putUnlessEmpty(pod, "tolerations", maps(more.tolerations()));
      putUnlessEmpty(
          pod,
          "imagePullSecrets",
          more.imagePullSecrets().stream().map(name -> Map.of("name", name)).toList());
      if (more.priorityClassName() != null) {
        pod.put("priorityClassName", more.priorityClassName());
      }
    }
    labels.put(Labels.PIPELINE, pipeline.name());
    return pod;
  }

  /** A template that only sets the label by which the operator watches an object. */
  static Map<String, Object> labelled(PipelineContext pipeline) {
    return Map.of("metadata", Map.of("labels", Map.of(Labels.PIPELINE, pipeline.name())));
  }

  /**
   * The node selector as a node affinity, because Strimzi's template has no {@code nodeSelector}.
   */
  private static Map<String, Object> onNodes(Map<String, String> labels) {
    if (labels.isEmpty()) {
      return Map.of();
    }
    List<Map<String, Object>> expressions =
        labels.entrySet().stream()
            .<Map<String, Object>>map(
                label -> {
                  Map<String, Object> expression = new LinkedHashMap<>();
                  expression.put("key", label.getKey());
                  expression.put("operator", "In");
                  expression.put("values", List.of(label.getValue()));
                  return expression;
                })
            .toList();
    return Map.of(
        "nodeAffinity",
        Map.of(
            "requiredDuringSchedulingIgnoredDuringExecution",
            Map.of("nodeSelectorTerms", List.of(Map.of("matchExpressions", expressions)))));
  }

  private static List<?> maps(List<?> records) {
    return records.stream().map(ManifestTree::of).toList();
  }

  private static void putUnlessEmpty(Map<String, Object> into, String key, Map<String, ?> value) {
    if (!value.isEmpty()) {
      into.put(key, value);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> into, String key, List<?> value) {
    if (!value.isEmpty()) {
      into.put(key, value);
    }
  }
}
