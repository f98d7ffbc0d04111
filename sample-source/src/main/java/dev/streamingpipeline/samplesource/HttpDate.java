package dev.streamingpipeline.samplesource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment in the format of HTTP headers, in whole seconds: an IMF-fixdate.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, 5.6.7</a>
 */
final class HttpDate {
  /** Not the JDK's {@code RFC_1123_DATE_TIME}, which writes one digit for days up to the ninth. */
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  static String of(Instant moment) {
    return FORMAT.format(moment);
  }
}
