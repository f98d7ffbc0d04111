package dev.streamingpipeline.producer.source;

import java.util.Locale;
import java.util.Objects;
import okhttp3.Headers;

/** What an answer that is no JSON says it is. Pure. */
final class ContentType {
  private ContentType() {}

  /**
   * Blames the content type when it names something else than JSON, otherwise the content.
   *
   * <p>The content is always looked at first: many an API sends JSON as text/plain or text/html.
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
