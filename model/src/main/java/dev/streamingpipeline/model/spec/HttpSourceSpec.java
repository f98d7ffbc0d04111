package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * An HTTP API that is polled.
 *
 * @param url the address of the request; http or https; required
 * @param records JSON Pointer (RFC 6901) to the array, or the one object, of records in the answer
 * @param interval the pause after each request
 * @param concurrency how many requests are in flight at once, each with its own pauses
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long a whole answer may take, its body included
 * @param maxBodySize the largest body that is read; a larger one is refused
 * @param headers sent with each request; no credentials
 * @param headersFrom headers whose values come from Secrets
 * @param allowPrivateRedirects whether a redirect may lead to a loopback, private or link-local
 *     address. Off, because a source could otherwise make us fetch what only we can reach
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HttpSourceSpec(
    String url,
    String records,
    GoDuration interval,
    Integer concurrency,
    GoDuration connectTimeout,
    GoDuration readTimeout,
    Quantity maxBodySize,
    Map<String, String> headers,
    List<HeaderFromSecret> headersFrom,
    Boolean allowPrivateRedirects) {

  public static final String DEFAULT_RECORDS = "";
  public static final String DEFAULT_INTERVAL = "1s";
  public static final int DEFAULT_CONCURRENCY = 1;
  public static final String DEFAULT_CONNECT_TIMEOUT = "5s";
  public static final String DEFAULT_READ_TIMEOUT = "30s";
  public static final String DEFAULT_MAX_BODY_SIZE = "8Mi";

  public HttpSourceSpec {
    records = records == null ? DEFAULT_RECORDS : records;
    interval = interval == null ? new GoDuration(DEFAULT_INTERVAL) : interval;
    concurrency = concurrency == null ? DEFAULT_CONCURRENCY : concurrency;
    connectTimeout =
        connectTimeout == null ? new GoDuration(DEFAULT_CONNECT_TIMEOUT) : connectTimeout;
    readTimeout = readTimeout == null ? new GoDuration(DEFAULT_READ_TIMEOUT) : readTimeout;
    maxBodySize = maxBodySize == null ? new Quantity(DEFAULT_MAX_BODY_SIZE) : maxBodySize;
    headers = Copies.of(headers);
    headersFrom = Copies.of(headersFrom);
    allowPrivateRedirects = allowPrivateRedirects != null && allowPrivateRedirects;
  }

  /** This source at another address. */
  public HttpSourceSpec withUrl(String other) {
    return new HttpSourceSpec(
        other,
        records,
        interval,
        concurrency,
        connectTimeout,
        readTimeout,
        maxBodySize,
        headers,
        headersFrom,
        allowPrivateRedirects);
  }

  /**
   * A header whose value is in a Secret. The producer finds it in the environment variable {@link
   * #environmentVariable()}.
   *
   * @param name the header's name; required
   * @param secretName the Secret's name; required
   * @param secretKey the key in the Secret; required
   */
  public record HeaderFromSecret(String name, String secretName, String secretKey) {
    /** {@code SOURCE_HEADER_} and the name in upper case, dashes as underscores. */
    public String environmentVariable() {
      return "SOURCE_HEADER_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }
  }
}
