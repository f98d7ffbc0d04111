package dev.streamingpipeline.provisioner.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** What is declared can't be made to exist safely; nothing was changed for it. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException(List<Refusal> refusals) {
    super(
        refusals.stream()
            .map(refusal -> "\n  " + refusal)
            .collect(joining("", "Refused, because it can't be done by adding:", "")));
  }
}
