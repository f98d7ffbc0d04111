package dev.streamingpipeline.operator.dependents;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Thrown when an object that the pipeline does not own already has a name that the operator needs.
 */
public final class ForeignObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForeignObjectException(HasMetadata object) {
    super(
        "%s %s exists and does not belong to this pipeline; delete or rename it, or give the pipeline another name"
            .formatted(object.getKind(), object.getMetadata().getName()));
  }
}
