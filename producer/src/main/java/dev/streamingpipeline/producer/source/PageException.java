package dev.streamingpipeline.producer.source;

/** A response that is not a page of records. */
final class PageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean json;

  private PageException(String message, boolean json) {
    super(message);
    this.json = json;
  }

  static PageException empty() {
    return new PageException("the answer is empty", false);
  }

  static PageException notJson(String reason) {
    return new PageException("the answer is no well-formed JSON: " + reason, false);
  }

  static PageException unusable(String message) {
    return new PageException(message, true);
  }

  /** Whether the response is JSON. */
  boolean json() {
    return json;
  }
}
