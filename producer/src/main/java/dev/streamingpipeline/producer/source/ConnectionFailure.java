package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says in words why there is no answer; the client's own messages are often empty. Pure. */
final class ConnectionFailure {
  private ConnectionFailure() {}

  static String describe(Throwable failure, String host, HttpSourceSpec source) {
    if (failure instanceof BodyTooLargeException) {
      return "answer is larger than %s (maxBodySize)".formatted(source.maxBodySize());
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return "no connection to %s within %s (connectTimeout)"
          .formatted(host, source.connectTimeout());
    }
    if (failure instanceof ConnectException) {
      return isUnresolved(failure)
          ? "host %s is not known".formatted(host)
          : "connection to %s refused".formatted(host);
    }
    if (failure instanceof SSLException) {
      return "no secure connection to %s: %s".formatted(host, failure.getMessage());
    }
    return "connection to %s broke off: %s".formatted(host, failure.getMessage());
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
