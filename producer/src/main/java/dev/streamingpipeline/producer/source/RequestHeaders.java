package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.model.spec.HttpSourceSpec.HeaderFromSecret;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Request;

/** The request headers that the user configured, including those from Secrets. They are secret. */
public final class RequestHeaders {
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]+");
  private static final String USER_AGENT = "streaming-pipeline-producer";
  private static final String ACCEPT = "application/json, application/*+json;q=0.9, */*;q=0.1";

  /** OkHttp requests gzip by default; the source is asked for an uncompressed body. */
  private static final String ACCEPT_ENCODING = "identity";

  private final Map<String, String> values;

  private RequestHeaders(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Collects the headers of a source.
   *
   * @throws EnvironmentException if the variable of a header from a Secret is missing, or can't be
   *     sent
   */
  public static RequestHeaders of(HttpSourceSpec source, Environment environment) {
    Map<String, String> values = new LinkedHashMap<>(source.headers());
    for (HeaderFromSecret header : source.headersFrom()) {
      String variable = header.environmentVariable();
      // Secrets made from files often end with a line break.
      String value =
          environment
              .required(variable, "the value of the header %s".formatted(header.name()))
              .strip();
      if (!VALUE.matcher(value).matches()) {
        throw new EnvironmentException(
            "%s can't be sent as the header %s; it must be printable ASCII on one line"
                .formatted(variable, header.name()));
      }
      values.put(header.name(), value);
    }
    return new RequestHeaders(values);
  }

  /** Adds the headers of every request, and the user's headers if the target is trusted. */
  void addTo(Request.Builder request, boolean trusted) {
    request.header("User-Agent", USER_AGENT);
    request.header("Accept", ACCEPT);
    request.header("Accept-Encoding", ACCEPT_ENCODING);
    if (trusted) {
      values.forEach(request::header);
    }
  }

  @Override
  public String toString() {
    return "RequestHeaders" + values.keySet();
  }
}
