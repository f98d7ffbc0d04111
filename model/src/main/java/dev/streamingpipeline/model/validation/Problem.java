package dev.streamingpipeline.model.validation;

/**
 * A problem of a resource.
 *
 * @param path the field, such as {@code spec.topic.partitions}
 * @param message what is wrong and what to do about it
 */
public record Problem(String path, String message) {
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
