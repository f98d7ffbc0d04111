package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** Explains why there is no response; the client's own messages name no setting. Pure. */
final class ConnectionFailure {
  private ConnectionFailure() {}

  static String describe(Throwable failure, String host, HttpSourceSpec source) {
    if (failure instanceof BodyTooLargeException) {
      return "answer is larger than %s (maxBodySize)".formatted(source.maxBodySize());
    }
    // The client has no other timeout; readTimeout is RunLifecycle's.
    if (failure instanceof SocketTimeoutException) {
      return "no connection to %s within %s (connectTimeout)"
          .formatted(host, source.connectTimeout());
    }
    if (failure instanceof UnknownHostException) {
      return "host %s is not known".formatted(host);
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "connection to %s refused".formatted(host);
    }
    if (failure instanceof SSLException) {
      // The client's message on a wrong host name has several lines.
      return "no secure connection to %s: %s"
          .formatted(host, String.valueOf(failure.getMessage()).replaceAll("\\s+", " "));
    }
    // In the middle of a chunk, the client's EOFException has no message.
    return "connection to %s broke off: %s"
        .formatted(host, Objects.requireNonNullElse(failure.getMessage(), "unexpected end"));
  }
}
