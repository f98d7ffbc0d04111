package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/** An HTTP API that is polled. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HttpSourceSpec(
    @JsonPropertyDescription(
            "Address of the request, http or https. No user name and no password: name a Secret in"
                + " headersFrom.")
        @Required
        @Size(max = HttpSourceSpec.MAX_URL_LENGTH)
        String url,
    @JsonPropertyDescription(
            "JSON Pointer (RFC 6901) to the array, or the one object, of records in the answer, such"
                + " as /results. Left out when the whole answer is the records.")
        @Size(max = HttpSourceSpec.MAX_POINTER_LENGTH)
        String records,
    @JsonPropertyDescription("Pause after each request, at most 1h.")
        @Default(HttpSourceSpec.DEFAULT_INTERVAL)
        @Size(max = GoDuration.MAX_LENGTH)
        GoDuration interval,
    @JsonPropertyDescription("How many requests are in flight at once, each with its own pauses.")
        @Default("" + HttpSourceSpec.DEFAULT_CONCURRENCY)
        @Min(1)
        @Max(HttpSourceSpec.MAX_CONCURRENCY)
        Integer concurrency,
    @JsonPropertyDescription("How long a connection may take; 100ms to 1m.")
        @Default(HttpSourceSpec.DEFAULT_CONNECT_TIMEOUT)
        @Size(max = GoDuration.MAX_LENGTH)
        GoDuration connectTimeout,
    @JsonPropertyDescription("How long a whole answer may take, its body included; 100ms to 5m.")
        @Default(HttpSourceSpec.DEFAULT_READ_TIMEOUT)
        @Size(max = GoDuration.MAX_LENGTH)
        GoDuration readTimeout,
    @JsonPropertyDescription("The largest body that is read, 1Ki to 16Mi. A larger one is refused.")
        @Default(HttpSourceSpec.DEFAULT_MAX_BODY_SIZE)
        @Size(max = Quantity.MAX_LENGTH)
        Quantity maxBodySize,
    @JsonPropertyDescription("Headers that are sent with each request. No credentials.")
        @Size(max = HttpSourceSpec.MAX_HEADERS)
        Map<String, @Size(max = HttpSourceSpec.MAX_HEADER_VALUE_LENGTH) String> headers,
    @JsonPropertyDescription("Headers whose values come from Secrets, such as credentials.")
        @Size(max = HttpSourceSpec.MAX_HEADERS)
        List<HeaderFromSecret> headersFrom,
    @JsonPropertyDescription(
            "Whether a redirect may lead to a loopback, private or link-local address. Off, because"
                + " a source could otherwise make the producer fetch what only it can reach.")
        @Default("false")
        Boolean allowPrivateRedirects) {

  /** The largest allowed {@code maxBodySize}, in bytes. */
  public static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  public static final int MIN_BODY_BYTES = 1024;

  public static final int MAX_URL_LENGTH = 2048;
  public static final int MAX_POINTER_LENGTH = 256;

  public static final int MAX_CONCURRENCY = 64;

  public static final int MAX_HEADERS = 32;
  public static final int MAX_HEADER_NAME_LENGTH = 64;
  public static final int MAX_HEADER_VALUE_LENGTH = 1024;

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

  /** Returns this source with another URL. */
  public HttpSourceSpec withUrl(String other) {
    return HttpSourceSpecBuilder.builder(this).url(other).build();
  }

  /**
   * A header whose value is in a Secret. The producer reads it from the environment variable {@link
   * #environmentVariable()}.
   */
  public record HeaderFromSecret(
      @JsonPropertyDescription("Name of the header.")
          @Required
          @Size(min = 1, max = MAX_HEADER_NAME_LENGTH)
          String name,
      @JsonPropertyDescription("Name of the Secret.")
          @Required
          @Size(min = 1, max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
          String secretName,
      @JsonPropertyDescription("Key in the Secret.")
          @Required
          @Size(min = 1, max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
          String secretKey) {
    /** {@code SOURCE_HEADER_} and the name in upper case, with underscores instead of dashes. */
    public String environmentVariable() {
      return "SOURCE_HEADER_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }
  }
}
