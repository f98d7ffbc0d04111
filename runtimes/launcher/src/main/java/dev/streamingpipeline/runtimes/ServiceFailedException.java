package dev.streamingpipeline.runtimes;

import java.util.List;

/** A service did not start, or does not answer. The message ends with the last lines of its log. */
public final class ServiceFailedException extends RuntimeException {
  ServiceFailedException(String message) {
    super(message);
  }

  ServiceFailedException(String message, List<String> lastLines) {
    super(message + ". Its last lines:\n" + String.join("\n", lastLines));
  }
}
