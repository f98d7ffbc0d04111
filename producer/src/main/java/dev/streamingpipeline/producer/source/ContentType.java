package dev.streamingpipeline.producer.source;

import java.net.http.HttpHeaders;
import java.util.Locale;

/** What an answer that is no JSON says it is. Pure. */
final class ContentType {
  private ContentType() {}

  /**
   * Blames the content type when it names something else than JSON, otherwise the content.
   *
   * <p>The content is always looked at first: many an API sends JSON as text/plain or text/html.
   */
  static String explain(HttpHeaders headers, String problem) {
    String type =
        headers
            .firstValue("Content-Type")
            .orElse("")
            .split(";", 2)[0]
            .strip()
            .toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.contains("json")
        ? problem
        : "answer is %s, wanted is JSON".formatted(type);
  }
}
