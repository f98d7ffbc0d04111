package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.TransientFailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;

/** Classifies HTTP status codes. Pure. */
final class ResponseStatus {
  /** Status codes below 500 that are worth a retry: timeout, too early, rate limit. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  /** Status codes from 500 on that are not: not implemented, version not supported. */
  private static final Set<Integer> STAYING = Set.of(501, 505);

  private static final Set<Integer> WITH_RETRY_AFTER = Set.of(429, 503);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(402, "Payment Required"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(408, "Request Timeout"),
          Map.entry(410, "Gone"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(425, "Too Early"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private ResponseStatus() {}

  static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  static boolean isRedirect(int status) {
    return REDIRECTS.contains(status);
  }

  /**
   * Returns normally for a success only.
   *
   * @throws TransientFailureException for a status that is worth a retry
   * @throws PermanentFailureException for any other
   */
  static void check(int status, Headers headers, Instant now)
      throws TransientFailureException, PermanentFailureException {
    if (isSuccess(status)) {
      return;
    }
    String name = NAMES.get(status);
    String message = "source answered " + (name == null ? status : status + " " + name);
    if (!PASSING.contains(status) && (status < 500 || STAYING.contains(status))) {
      throw new PermanentFailureException(message);
    }
    Optional<Duration> retryAfter =
        WITH_RETRY_AFTER.contains(status)
            ? Optional.ofNullable(headers.get("Retry-After"))
                .flatMap(value -> RetryAfter.parse(value, now))
            : Optional.empty();
    throw new TransientFailureException(message, null, retryAfter.orElse(null));
  }
}
