package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** An HTTP API that is polled. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "(has(self.headers) ? self.headers.size() : 0)"
            + " + (has(self.headersFrom) ? self.headersFrom.size() : 0) <= "
            + HttpSourceSpec.MAX_HEADERS,
    fieldPath = ".headers",
    message =
        "headers and headersFrom are more than " + HttpSourceSpec.MAX_HEADERS + "; leave some out")
public record HttpSourceSpec(
    @JsonPropertyDescription(
            "Address of the request, http or https. No user name and no password: name a Secret in"
                + " headersFrom.")
        @Required
        @Size(max = HttpUrl.MAX_LENGTH)
        @ValidationRule(value = HttpUrl.SCHEME_RULE, message = HttpUrl.SCHEME_REMEDY)
        @ValidationRule(
            value = HttpUrl.CHARACTERS_RULE,
            message = "is no URL; " + HttpUrl.CHARACTERS_REMEDY)
        @ValidationRule(value = HttpUrl.HOST_RULE, message = HttpUrl.HOST_REMEDY)
        @ValidationRule(value = HttpUrl.USER_RULE, message = HttpUrl.USER_REMEDY)
        @ValidationRule(value = HttpUrl.FRAGMENT_RULE, message = HttpUrl.FRAGMENT_REMEDY)
        @ValidationRule(value = HttpUrl.LINK_LOCAL_RULE, message = HttpUrl.LINK_LOCAL_REMEDY)
        String url,
    @JsonPropertyDescription(
            "JSON Pointer (RFC 6901) to the array, or the one object, of records in the answer, such"
                + " as /results. Left out when the whole answer is the records.")
        @Size(max = HttpSourceSpec.MAX_POINTER_LENGTH)
        @ValidationRule(
            value = "self == '' || self.startsWith('/')",
            message = HttpSourceSpec.POINTER_REMEDY)
        String records,
    @JsonPropertyDescription("Pause after each request, at most 1h.")
        @Default(HttpSourceSpec.DEFAULT_INTERVAL)
        @Size(max = GoDuration.MAX_LENGTH)
        @ValidationRule(value = GoDuration.FORM_RULE, message = GoDuration.REMEDY)
        @ValidationRule(
            value =
                GoDuration.MILLISECONDS_RULE
                    + (".all(ms, ms < " + (HttpSourceSpec.MAX_INTERVAL + 1) + ")"),
            message = "must be between 0s and 1h")
        GoDuration interval,
    @JsonPropertyDescription("How many requests are in flight at once, each with its own pauses.")
        @Default("" + HttpSourceSpec.DEFAULT_CONCURRENCY)
        @Min(1)
        @Max(HttpSourceSpec.MAX_CONCURRENCY)
        Integer concurrency,
    @JsonPropertyDescription("How long a connection may take; 100ms to 1m.")
        @Default(HttpSourceSpec.DEFAULT_CONNECT_TIMEOUT)
        @Size(max = GoDuration.MAX_LENGTH)
        @ValidationRule(value = GoDuration.FORM_RULE, message = GoDuration.REMEDY)
        @ValidationRule(
            value =
                GoDuration.MILLISECONDS_RULE
                    + (".all(ms, ms >= " + HttpSourceSpec.MIN_TIMEOUT)
                    + (" && ms < " + (HttpSourceSpec.MAX_CONNECT_TIMEOUT + 1) + ")"),
            message = "must be between 100ms and 1m")
        GoDuration connectTimeout,
    @JsonPropertyDescription("How long a whole answer may take, its body included; 100ms to 5m.")
        @Default(HttpSourceSpec.DEFAULT_READ_TIMEOUT)
        @Size(max = GoDuration.MAX_LENGTH)
        @ValidationRule(value = GoDuration.FORM_RULE, message = GoDuration.REMEDY)
        @ValidationRule(
            value =
                GoDuration.MILLISECONDS_RULE
                    + (".all(ms, ms >= " + HttpSourceSpec.MIN_TIMEOUT)
                    + (" && ms < " + (HttpSourceSpec.MAX_READ_TIMEOUT + 1) + ")"),
            message = "must be between 100ms and 5m")
        GoDuration readTimeout,
    @JsonPropertyDescription("The largest body that is read, 1Ki to 16Mi. A larger one is refused.")
        @Default(HttpSourceSpec.DEFAULT_MAX_BODY_SIZE)
        @Size(max = Quantity.MAX_LENGTH)
        @ValidationRule(value = Quantity.FORM_RULE, message = Quantity.REMEDY)
        @ValidationRule(
            value =
                "!isQuantity(self) || !quantity(self).isLessThan(quantity('"
                    + HttpSourceSpec.MIN_BODY_BYTES
                    + "')) && !quantity(self).isGreaterThan(quantity('"
                    + HttpSourceSpec.MAX_BODY_BYTES
                    + "'))",
            message = HttpSourceSpec.BODY_REMEDY)
        Quantity maxBodySize,
    @JsonPropertyDescription("Headers that are sent with each request. No credentials.")
        @Size(max = HttpSourceSpec.MAX_HEADERS)
        @ValidationRule(
            value = HttpSourceSpec.CREDENTIALS_AMONG + ".size() == 0",
            message = HttpSourceSpec.CREDENTIALS_REMEDY,
            messageExpression =
                "\"'\" + "
                    + HttpSourceSpec.CREDENTIALS_AMONG
                    + "[0] + \"' "
                    + HttpSourceSpec.CREDENTIALS_REMEDY
                    + "\"")
        @ValidationRule(
            value = HttpSourceSpec.ODD_NAMES_AMONG + ".size() == 0",
            message = HttpSourceSpec.HEADER_NAME_REMEDY,
            messageExpression =
                "\"'\" + "
                    + HttpSourceSpec.ODD_NAMES_AMONG
                    + "[0] + \"' is not allowed; "
                    + HttpSourceSpec.HEADER_NAME_REMEDY
                    + "\"")
        @ValidationRule(
            value = HttpSourceSpec.OWNED_AMONG + ".size() == 0",
            message = HttpSourceSpec.OWNED_HEADERS_REMEDY,
            messageExpression =
                "\"'\" + "
                    + HttpSourceSpec.OWNED_AMONG
                    + "[0] + \"' "
                    + HttpSourceSpec.OWNED_HEADERS_REMEDY
                    + "\"")
        @ValidationRule(
            value = HttpSourceSpec.ODD_VALUES_AMONG + ".size() == 0",
            message = HttpSourceSpec.HEADER_VALUE_REMEDY,
            messageExpression =
                "\"'\" + "
                    + HttpSourceSpec.ODD_VALUES_AMONG
                    + "[0] + \"' is not allowed; "
                    + HttpSourceSpec.HEADER_VALUE_REMEDY
                    + "\"")
        Map<String, @Size(max = HttpSourceSpec.MAX_HEADER_VALUE_LENGTH) String> headers,
    @JsonPropertyDescription("Headers whose values come from Secrets, such as credentials.")
        @Size(max = HttpSourceSpec.MAX_HEADERS)
        List<HeaderFromSecret> headersFrom,
    @JsonPropertyDescription(
            "Whether a redirect may lead to a loopback, private or link-local address. Off, because"
                + " a source could otherwise make the producer fetch what only it can reach.")
        @Default("false")
        Boolean allowPrivateRedirects) {

  /** The largest body that may be asked for, in bytes. */
  public static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  public static final int MIN_BODY_BYTES = 1024;
  public static final String BODY_REMEDY =
      "must be between 1Ki and 16Mi; ask the API for fewer records per request instead";

  public static final int MAX_POINTER_LENGTH = 256;
  public static final String POINTER_REMEDY =
      "begin it with a slash, such as /results, or leave it out when the whole answer is the records";

  /** In milliseconds. */
  public static final long MAX_INTERVAL = 3_600_000;

  /** In milliseconds. */
  public static final long MIN_TIMEOUT = 100;

  /** In milliseconds. */
  public static final long MAX_CONNECT_TIMEOUT = 60_000;

  /** In milliseconds. */
  public static final long MAX_READ_TIMEOUT = 300_000;

  public static final int MAX_CONCURRENCY = 64;

  public static final int MAX_HEADERS = 32;
  public static final int MAX_HEADER_NAME_LENGTH = 64;
  public static final String HEADER_NAME_FORM = "[A-Za-z0-9][A-Za-z0-9-]{0,63}";
  public static final String HEADER_NAME_REMEDY = "use letters, digits and dashes, at most 64";
  public static final int MAX_HEADER_VALUE_LENGTH = 1024;
  public static final String HEADER_VALUE_FORM = "[\\x20-\\x7e]*";
  public static final String HEADER_VALUE_REMEDY =
      "use at most 1024 printable ASCII characters on one line";

  /** Headers, in lower case, whose values belong into a Secret. */
  public static final String CREDENTIALS =
      "authorization|proxy-authorization|cookie|x-api-key|api-key|x-auth-token";

  public static final String CREDENTIALS_REMEDY =
      "is a credential; put it into a Secret and name that in headersFrom";

  /** Headers, in lower case, that the HTTP client sets. */
  public static final String OWNED_HEADERS =
      "host|content-length|connection|upgrade|expect|transfer-encoding";

  public static final String OWNED_HEADERS_REMEDY = "is set by the HTTP client itself; take it out";

  static final String CREDENTIALS_AMONG =
      "self.filter(name, name.matches('^(?i)(" + CREDENTIALS + ")$'))";
  static final String ODD_NAMES_AMONG =
      "self.filter(name, !name.matches('^" + HEADER_NAME_FORM + "$'))";
  static final String OWNED_AMONG =
      "self.filter(name, name.matches('^(?i)(" + OWNED_HEADERS + ")$'))";
  static final String ODD_VALUES_AMONG =
      "self.filter(name, !self[name].matches(r'^" + HEADER_VALUE_FORM + "$'))";

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
   */
  public record HeaderFromSecret(
      @JsonPropertyDescription("Name of the header.")
          @Required
          @Size(min = 1, max = MAX_HEADER_NAME_LENGTH)
          @ValidationRule(
              value = "self.matches('^" + HEADER_NAME_FORM + "$')",
              message = HEADER_NAME_REMEDY)
          @ValidationRule(
              value = "!self.matches('^(?i)(" + OWNED_HEADERS + ")$')",
              message = OWNED_HEADERS_REMEDY)
          String name,
      @JsonPropertyDescription("Name of the Secret.")
          @Required
          @Size(min = 1, max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
          @ValidationRule(
              value = KubernetesName.SUBDOMAIN_RULE,
              message = KubernetesName.SUBDOMAIN_REMEDY)
          String secretName,
      @JsonPropertyDescription("Key in the Secret.")
          @Required
          @Size(min = 1, max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
          @ValidationRule(
              value = "self.matches('^" + KubernetesName.SECRET_KEY_FORM + "$')",
              message = KubernetesName.SECRET_KEY_REMEDY)
          String secretKey) {
    /** {@code SOURCE_HEADER_} and the name in upper case, dashes as underscores. */
    public String environmentVariable() {
      return "SOURCE_HEADER_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }
  }
}
