package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.model.spec.HttpSourceSpec.HeaderFromSecret;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Request;

/** The headers that the user wants to be sent, those from Secrets included. They are secret. */
public final class RequestHeaders {
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]+");
  private static final String USER_AGENT = "streaming-pipeline-producer";
  private static final String ACCEPT = "application/json, application/*+json;q=0.9, */*;q=0.1";

  /** Unless it is set, the HTTP client asks for gzip. Sources are asked for the plain body. */
  private static final String ACCEPT_ENCODING = "identity";

  private final Map<String, String> values;

  private RequestHeaders(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Collects the headers of a source.
   *
   * @throws EnvironmentException when the variable of a Secret's header is missing or can't be sent
   */
  public static RequestHeaders of(HttpSourceSpec source, Environment environment) {
    Map<String, String> values = new LinkedHashMap<>(source.headers());
    for (HeaderFromSecret header : source.headersFrom()) {
      String variable = header.environmentVariable();
      // A Secret that was made from a file often ends with a line break.
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

  /** Adds what every request has, and the user's headers where they may go. */
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
