package dev.streamingpipeline.operator.status;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Describes what a reconciliation failed to do, in one line for people. */
final class Failures {
  private Failures() {}

  /** The root causes, without duplicates and in a stable order. */
  static String describe(Exception error) {
    return causes(error).map(Failures::message).distinct().sorted().collect(joining("; "));
  }

  private static Stream<? extends Throwable> causes(Exception error) {
    Collection<? extends Exception> all =
        error instanceof AggregatedOperatorException several
            ? several.getAggregatedExceptions().values()
            : List.of(error);
    return all.stream().map(Failures::innermost);
  }

  private static Throwable innermost(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && !isAnswer(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isAnswer(Throwable error) {
    return error instanceof KubernetesClientException answer && answer.getStatus() != null;
  }

  private static String message(Throwable error) {
    if (error instanceof KubernetesClientException answer
        && answer.getStatus() != null
        && answer.getStatus().getMessage() != null) {
      return "The API server refused it: " + answer.getStatus().getMessage();
    }
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }
}
