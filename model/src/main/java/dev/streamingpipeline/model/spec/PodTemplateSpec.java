package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What to add to a component's pods. Deliberately small: a whole pod template would make the CRD
 * too large for {@code kubectl apply}.
 *
 * @param labels more labels
 * @param annotations more annotations
 * @param nodeSelector labels that the node must have
 * @param tolerations taints that the pods accept
 * @param priorityClassName the priority
 * @param imagePullSecrets Secrets for pulling the images
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PodTemplateSpec(
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    String priorityClassName,
    List<String> imagePullSecrets) {

  public PodTemplateSpec {
    labels = Copies.of(labels);
    annotations = Copies.of(annotations);
    nodeSelector = Copies.of(nodeSelector);
    priorityClassName =
        priorityClassName == null || priorityClassName.isEmpty() ? null : priorityClassName;
    tolerations = Copies.of(tolerations);
    imagePullSecrets = Copies.of(imagePullSecrets);
  }

  /**
   * A taint that the pods accept, as in Kubernetes.
   *
   * @param key the taint's key
   * @param operator {@code Exists} or {@code Equal}
   * @param value the taint's value
   * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
   * @param tolerationSeconds how long a {@code NoExecute} taint is borne
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Toleration(
      String key, String operator, String value, String effect, Long tolerationSeconds) {}
}
