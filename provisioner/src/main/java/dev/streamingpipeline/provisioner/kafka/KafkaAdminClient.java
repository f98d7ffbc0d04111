package dev.streamingpipeline.provisioner.kafka;

import dev.streamingpipeline.provisioner.plan.NetworkFailure;
import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Kafka's admin client for a cluster that may still be starting. It separates failures that a retry
 * may resolve from those that are final.
 */
public final class KafkaAdminClient implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /**
   * Failures that no retry resolves. Missing permissions are not among them: they may be granted in
   * a moment.
   */
  private static final List<Class<? extends KafkaException>> NOT_RETRIABLE =
      List.of(
          InvalidConfigurationException.class,
          InvalidPartitionsException.class,
          InvalidRequestException.class,
          InvalidTopicException.class,
          PolicyViolationException.class,
          UnsupportedVersionException.class);

  private final KafkaConnection connection;
  private final Duration callTimeout;
  private Admin admin;
  private boolean listenersVerified;

  /**
   * The client connects at the first call.
   *
   * @param timeout how long the caller waits for the cluster; a call takes half of it at most, so
   *     that a reason is known before the timeout
   */
  public KafkaAdminClient(KafkaConnection connection, Duration timeout) {
    this.connection = connection;
    Duration half = timeout.dividedBy(2);
    this.callTimeout = half.compareTo(LONGEST_CALL) < 0 ? half : LONGEST_CALL;
  }

  /** Name and address, for messages. */
  public String system() {
    return "Kafka at " + connection.bootstrapServers();
  }

  /**
   * The client, created at the first use, because creation resolves the host names.
   *
   * @throws NotReadyException when no host name resolves yet
   * @throws RejectedException when the client's settings are wrong
   */
  public Admin admin() {
    if (admin == null) {
      Map<String, Object> properties = connection.clientProperties();
      int timeout = Math.toIntExact(callTimeout.toMillis());
      properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
      properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
      try {
        admin = Admin.create(properties);
      } catch (KafkaException e) {
        String reason = NetworkFailure.reason(e);
        // Kafka has no specific exception for it, only this text.
        if (reason.startsWith("No resolvable bootstrap urls")) {
          throw new NotReadyException(system(), "unknown host", e);
        }
        throw new RejectedException(system(), "the client can't be created: " + reason, e);
      }
    }
    return admin;
  }

  /**
   * Connects to each broker's advertised address, until all were reachable once.
   *
   * @throws NotReadyException when one is not reachable; the message names it
   */
  public void verifyAdvertisedListeners() {
    if (listenersVerified || ConnectionProbe.failure(connection.bootstrapServers()).isPresent()) {
      return;
    }
    try {
      for (Node broker : BrokerAddresses.advertised(connection, callTimeout)) {
        verifyReachable(broker);
      }
      listenersVerified = true;
    } catch (IOException | KafkaException e) {
      // The next call fails with the reason
    }
  }

  private void verifyReachable(Node broker) {
    String address = addressOf(broker);
    ConnectionProbe.failure(address)
        .ifPresent(
            reason -> {
              throw new NotReadyException(
                  system(),
                  "broker %s advertises %s, which can't be reached from here: %s; set its advertised.listeners to an address that clients can reach"
                      .formatted(broker.id(), address, reason),
                  null);
            });
  }

  /** An IPv6 address stands in brackets. */
  private static String addressOf(Node broker) {
    return (broker.host().contains(":") ? "[%s]:%s" : "%s:%s")
        .formatted(broker.host(), broker.port());
  }

  /**
   * The result of a call that has no expected failure.
   *
   * @throws NotReadyException when a retry may succeed
   * @throws RejectedException when no retry will succeed
   */
  public <T> T await(KafkaFuture<T> future) {
    return await(future, NoException.class);
  }

  /**
   * The result of a call.
   *
   * @throws NotReadyException when a retry may succeed
   * @throws RejectedException when no retry will succeed
   * @throws E when the call fails in the way that the caller handles
   */
  public <T, E extends KafkaException> T await(KafkaFuture<T> future, Class<E> expected) throws E {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (expected.isInstance(e.getCause())) {
        throw expected.cast(e.getCause());
      }
      if (NOT_RETRIABLE.stream().anyMatch(type -> type.isInstance(e.getCause()))) {
        throw new RejectedException(system(), NetworkFailure.reason(e), e);
      }
      boolean timedOut = e.getCause() instanceof TimeoutException;
      throw new NotReadyException(
          system(), timedOut ? timeoutReason() : NetworkFailure.reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReadyException(system(), "interrupted", e);
    }
  }

  /** Kafka's client reports a timeout only, so a probe finds out why it can't connect. */
  private String timeoutReason() {
    return ConnectionProbe.failure(connection.bootstrapServers())
        .orElseGet(() -> "connected, but no answer within %s ms".formatted(callTimeout.toMillis()));
  }

  /** Never thrown: stands for "no failure expected". */
  private static final class NoException extends KafkaException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
