package dev.streamingpipeline.provisioner.plan;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The reason of a failed connection in a few words, which each library keeps in another place. */
public final class NetworkFailure {
  private NetworkFailure() {}

  /**
   * The reason, from the failure's causes and their suppressed exceptions, where Cassandra's driver
   * keeps it.
   */
  public static String reason(Throwable failure) {
    List<Throwable> all = new ArrayList<>();
    collect(failure, all);
    // Java's HTTP client wraps both an unknown host and a closed channel into a ConnectException.
    if (has(all, UnknownHostException.class) || has(all, UnresolvedAddressException.class)) {
      return "unknown host";
    }
    if (has(all, HttpTimeoutException.class)) {
      return "no answer in time";
    }
    if (has(all, ConnectException.class)) {
      return all.stream().anyMatch(NetworkFailure::isConnectTimeout)
          ? "no answer in time"
          : "connection refused";
    }
    if (has(all, ClosedChannelException.class)) {
      return "connection closed";
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null
        ? root.getClass().getSimpleName()
        : root.getMessage().lines().findFirst().orElse("");
  }

  private static void collect(Throwable failure, List<Throwable> all) {
    if (failure != null && !all.contains(failure)) {
      all.add(failure);
      collect(failure.getCause(), all);
      Arrays.stream(failure.getSuppressed()).forEach(suppressed -> collect(suppressed, all));
    }
  }

  private static boolean has(List<Throwable> all, Class<? extends Throwable> type) {
    return all.stream().anyMatch(type::isInstance);
  }

  /** Netty's ConnectTimeoutException is a ConnectException, and so is the kernel's own timeout. */
  private static boolean isConnectTimeout(Throwable failure) {
    return failure instanceof ConnectException
        && failure.getMessage() != null
        && failure.getMessage().contains("timed out");
  }
}
