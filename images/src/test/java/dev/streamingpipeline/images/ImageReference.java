package dev.streamingpipeline.images;

/** Registry, repository and tag, such as {@code docker.io/library/postgres:17.10}. */
record ImageReference(String text) {
  String registry() {
    return text.substring(0, text.indexOf('/'));
  }

  /** The folder of its Dockerfile. */
  String folder() {
    return text.substring(text.lastIndexOf('/') + 1, text.lastIndexOf(':'));
  }

  String tag() {
    return text.substring(text.lastIndexOf(':') + 1);
  }
}
