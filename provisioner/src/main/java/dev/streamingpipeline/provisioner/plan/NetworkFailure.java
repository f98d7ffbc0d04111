package dev.streamingpipeline.provisioner.plan;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;

/** Says in a few words why a connection failed; the libraries each say it in their own way. */
public final class NetworkFailure {
  private NetworkFailure() {}

  /** The reason, from the innermost cause. */
  public static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // Java's HTTP client says an unknown host as a ConnectException around an unresolved address.
    if (root instanceof UnknownHostException || root instanceof UnresolvedAddressException) {
      return "unknown host";
    }
    if (root instanceof HttpConnectTimeoutException || root instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (root instanceof ClosedChannelException) {
      return failure instanceof ConnectException || failure.getCause() instanceof ConnectException
          ? "connection refused"
          : "connection closed";
    }
    if (root instanceof ConnectException) {
      return "connection refused";
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : firstLine(root);
  }

  private static String firstLine(Throwable failure) {
    return failure.getMessage().lines().findFirst().orElse("");
  }
}
