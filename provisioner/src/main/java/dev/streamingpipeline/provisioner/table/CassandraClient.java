package dev.streamingpipeline.provisioner.table;

import static java.util.stream.Collectors.joining;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.InvalidConfigurationInQueryException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import dev.streamingpipeline.provisioner.plan.NetworkFailure;
import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.CassandraTls;
import dev.streamingpipeline.wire.connection.CertificateRefusal;
import dev.streamingpipeline.wire.connection.Credentials;
import dev.streamingpipeline.wire.connection.LoginRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * A client for a cluster that may still be starting. It separates failures that a retry may resolve
 * from those that are final.
 */
final class CassandraClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Schema changes are slow on a busy cluster. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

  /**
   * Failures that no retry resolves. Missing permissions are not among them: they may be granted in
   * a moment.
   */
  private static final List<Class<? extends DriverException>> NOT_RETRIABLE =
      List.of(
          InvalidQueryException.class,
          InvalidConfigurationInQueryException.class,
          SyntaxError.class);

  private final CassandraConnection connection;
  private CqlSession session;

  CassandraClient(CassandraConnection connection) {
    this.connection = connection;
  }

  String system() {
    return connection.contactPoints().stream()
        .map(address -> address.getHostString() + ":" + address.getPort())
        .collect(joining(",", "Cassandra at ", ""));
  }

  /**
   * Runs a statement.
   *
   * @throws NotReadyException when a retry may succeed
   * @throws RejectedException when no retry will succeed
   */
  AsyncResultSet execute(SimpleStatement statement) {
    return await(session().executeAsync(statement));
  }

  /**
   * Whether the cluster accepts the login.
   *
   * @throws NotReadyException when it does not answer
   */
  boolean acceptsLogin() {
    try {
      session();
      return true;
    } catch (RejectedException e) {
      return false;
    }
  }

  private CqlSession session() {
    if (session == null) {
      CqlSessionBuilder builder =
          CqlSession.builder()
              .addContactPoints(connection.contactPoints())
              .withLocalDatacenter(connection.datacenter())
              .withConfigLoader(
                  DriverConfigLoader.programmaticBuilder()
                      .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST_TIMEOUT)
                      .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, CONNECT_TIMEOUT)
                      .withDuration(
                          DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, CONNECT_TIMEOUT)
                      .build());
      connection
          .credentials()
          .ifPresent(user -> builder.withAuthCredentials(user.username(), user.password()));
      connection
          .authority()
          .ifPresent(authority -> builder.withSslEngineFactory(CassandraTls.engines(authority)));
      session = await(builder.buildAsync());
    }
    return session;
  }

  /** Blocks here and not in the driver, whose wait can't be interrupted at the timeout. */
  private <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      if (NOT_RETRIABLE.stream().anyMatch(type -> type.isInstance(e.getCause()))) {
        throw new RejectedException(system(), NetworkFailure.reason(e), e);
      }
      Optional<String> refusal =
          LoginRefusal.reason(e, connection.credentials().map(Credentials::username))
              .or(() -> CertificateRefusal.reason(e, CassandraConnection.CA_FILE));
      if (refusal.isPresent()) {
        throw new RejectedException(system(), refusal.get(), e);
      }
      throw new NotReadyException(system(), reason(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReadyException(system(), "interrupted", e);
    }
  }

  private String reason(Throwable failure) {
    if (failure instanceof NoNodeAvailableException) {
      return "no node answers in datacenter %s; the cluster has %s"
          .formatted(connection.datacenter(), datacenters());
    }
    // The exception's own message lists all nodes and is long; one node's reason is enough.
    return failure instanceof AllNodesFailedException nodes && !nodes.getAllErrors().isEmpty()
        ? NetworkFailure.reason(nodes.getAllErrors().values().iterator().next().get(0))
        : NetworkFailure.reason(failure);
  }

  private String datacenters() {
    return session.getMetadata().getNodes().values().stream()
        .map(Node::getDatacenter)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .collect(joining(", "));
  }

  @Override
  public void close() {
    if (session != null) {
      session.forceCloseAsync();
    }
  }
}
