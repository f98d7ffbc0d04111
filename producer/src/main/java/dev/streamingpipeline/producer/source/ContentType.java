package dev.streamingpipeline.producer.source;

import java.util.Locale;
import java.util.Objects;
import okhttp3.Headers;

/** Explains responses that are not JSON. Pure. */
final class ContentType {
  private ContentType() {}

  /**
   * Reports the content type if it is not JSON, otherwise the problem with the content.
   *
   * <p>The content has already been parsed: some APIs send JSON as text/plain or text/html.
   */
  static String explain(Headers headers, String problem) {
    String type =
        Objects.requireNonNullElse(headers.get("Content-Type"), "")
            .split(";", 2)[0]
            .strip()
            .toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.contains("json")
        ? problem
        : "answer is %s, wanted is JSON".formatted(type);
  }
}
