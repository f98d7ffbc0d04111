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

/** Calls a cluster that may only be starting, and sorts its failures. */
public final class KafkaAdminClient implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /** What no waiting mends. Missing rights are not among them: they may be granted in a moment. */
  private static final List<Class<? extends KafkaException>> FINAL =
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
  private boolean brokersWereReached;

  /**
   * Calls to a cluster.
   *
   * @param timeout how long the caller waits for the cluster; a call takes half of it at most, so
   *     that a reason is known before the time is up
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
   * The client, made at the first use, because that resolves the hosts' names.
   *
   * @throws NotReadyException when none of them has an address yet
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
        // Kafka has no exception of its own for it, only this text.
        if (reason.startsWith("No resolvable bootstrap urls")) {
          throw new NotReadyException(system(), "unknown host", e);
        }
        throw new RejectedException(system(), "the client can't be made: " + reason, e);
      }
    }
    return admin;
  }

  /**
   * Tries the addresses that the brokers give out, until all of them could be reached once.
   *
   * @throws NotReadyException when one can't; the message names it
   */
  public void reachBrokers() {
    if (brokersWereReached || ConnectionProbe.failure(connection.bootstrapServers()).isPresent()) {
      return;
    }
    try {
      for (Node broker : BrokerAddresses.givenOut(connection, callTimeout)) {
        reach(broker);
      }
      brokersWereReached = true;
    } catch (IOException | KafkaException e) {
      // The call that comes next says why
    }
  }

  private void reach(Node broker) {
    String address = addressOf(broker);
    ConnectionProbe.failure(address)
        .ifPresent(
            reason -> {
              throw new NotReadyException(
                  system(),
                  "broker %s gives out %s as its address, and that can't be reached from here: %s; set its advertised.listeners to an address that can"
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
   * The result of a call of which no failure is expected.
   *
   * @throws NotReadyException when it may go well later
   * @throws RejectedException when it will not
   */
  public <T> T await(KafkaFuture<T> future) {
    return await(future, NoException.class);
  }

  /**
   * The result of a call.
   *
   * @throws NotReadyException when it may go well later
   * @throws RejectedException when it will not
   * @throws E when it failed in the way that the caller knows what to do about
   */
  public <T, E extends KafkaException> T await(KafkaFuture<T> future, Class<E> expected) throws E {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (expected.isInstance(e.getCause())) {
        throw expected.cast(e.getCause());
      }
      if (FINAL.stream().anyMatch(type -> type.isInstance(e.getCause()))) {
        throw new RejectedException(system(), NetworkFailure.reason(e), e);
      }
      boolean silent = e.getCause() instanceof TimeoutException;
      throw new NotReadyException(system(), silent ? silence() : NetworkFailure.reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReadyException(system(), "interrupted", e);
    }
  }

  /** Kafka's client keeps to itself why it can't connect. */
  private String silence() {
    return ConnectionProbe.failure(connection.bootstrapServers())
        .orElseGet(() -> "connected, but no answer within %s ms".formatted(callTimeout.toMillis()));
  }

  /** Never thrown: for calls of which no failure is expected. */
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
