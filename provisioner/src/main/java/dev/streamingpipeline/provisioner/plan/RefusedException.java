package dev.streamingpipeline.provisioner.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The declared state can't be reached safely; nothing was changed. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException(List<Refusal> refusals) {
    super(
        refusals.stream()
            .map(refusal -> "\n  " + refusal)
            .collect(joining("", "Refused, because only additive changes are safe:", "")));
  }
}
