package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/**
 * Additions to a component's pods. A full pod template would make the CRD too large for {@code
 * kubectl apply}.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PodTemplateSpec(
    @JsonPropertyDescription("More labels. Those of app.kubernetes.io/ are the operator's.")
        @Size(max = PodTemplateSpec.MAX_ENTRIES)
        Map<String, @Size(max = KubernetesName.MAX_LABEL_LENGTH) String> labels,
    @JsonPropertyDescription("More annotations.") @Size(max = PodTemplateSpec.MAX_ENTRIES)
        Map<String, @Size(max = PodTemplateSpec.MAX_ANNOTATION_LENGTH) String> annotations,
    @JsonPropertyDescription("Labels that a node must have for the pods to run there.")
        @Size(max = PodTemplateSpec.MAX_ENTRIES)
        Map<String, @Size(max = KubernetesName.MAX_LABEL_LENGTH) String> nodeSelector,
    @JsonPropertyDescription("Taints that the pods accept.")
        @Size(max = PodTemplateSpec.MAX_ENTRIES)
        List<Toleration> tolerations,
    @JsonPropertyDescription("PriorityClass of the pods.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        String priorityClassName,
    @JsonPropertyDescription("Secrets for pulling the images.")
        @Size(max = PodTemplateSpec.MAX_ENTRIES)
        List<@Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH) String> imagePullSecrets) {
  public static final int MAX_ENTRIES = 32;
  public static final int MAX_ANNOTATION_LENGTH = 4096;

  public PodTemplateSpec {
    labels = Copies.of(labels);
    annotations = Copies.of(annotations);
    nodeSelector = Copies.of(nodeSelector);
    priorityClassName =
        priorityClassName == null || priorityClassName.isEmpty() ? null : priorityClassName;
    tolerations = Copies.of(tolerations);
    imagePullSecrets = Copies.of(imagePullSecrets);
  }

  /** A toleration of a taint, as in Kubernetes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Toleration(
      @JsonPropertyDescription("Key of the taint.") @Size(max = KubernetesName.MAX_KEY_LENGTH)
          String key,
      @JsonPropertyDescription("Exists or Equal.") @Size(max = KubernetesName.MAX_LABEL_LENGTH)
          String operator,
      @JsonPropertyDescription("Value of the taint, for operator Equal.")
          @Size(max = KubernetesName.MAX_LABEL_LENGTH)
          String value,
      @JsonPropertyDescription(
              "NoSchedule, PreferNoSchedule or NoExecute. Unless given, all of them.")
          @Size(max = KubernetesName.MAX_LABEL_LENGTH)
          String effect,
      @JsonPropertyDescription("How many seconds a NoExecute taint is borne.")
          @Min(0)
          @Max(Integer.MAX_VALUE)
          Long tolerationSeconds) {}
}
