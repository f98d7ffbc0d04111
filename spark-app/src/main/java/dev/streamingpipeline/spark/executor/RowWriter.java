package dev.streamingpipeline.spark.executor;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Violation;
import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.wire.codec.DeadLetter.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Upserts one task's rows asynchronously and tracks the result of each.
 *
 * <p>A row that Cassandra rejects for its content is returned as a violation. When Cassandra does
 * not answer, the rows are retried with exponential backoff; after {@link #RETRY_TIMEOUT} without
 * success the task fails, and the driver waits.
 */
final class RowWriter implements AutoCloseable {
  /** How long rows are retried without a single success. */
  static final Duration RETRY_TIMEOUT = Duration.ofSeconds(30);

  /**
   * Maximum writes in flight per task: enough to keep a node busy, few enough not to overload it.
   */
  private static final int MAX_IN_FLIGHT = 128;

  private static final RetryPolicy<Object> BACK_OFF =
      RetryPolicy.builder()
          .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(5))
          .withMaxRetries(-1)
          .build();

  private final CqlSession session;
  private final String probe;
  private final PreparedStatement prepared;
  private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

  RowWriter(CqlSession session, Pipeline pipeline) {
    this.session = session;
    CassandraSinkSpec sink = pipeline.spec().sink().cassandra();
    this.probe = CqlRendering.select(pipeline.contract(), sink) + " LIMIT 1";
    try {
      this.prepared = session.prepare(CqlRendering.upsert(pipeline.contract(), sink));
    } catch (RuntimeException e) {
      throw new OutageException("Cassandra can't prepare the upsert: " + e.getMessage(), e);
    }
  }

  /** Starts to write a row; blocks while too many writes are in flight. */
  void write(Message message, List<Object> values) {
    start(new PendingRow(message, bind(message, values)));
  }

  /**
   * Waits until the result of every row is known.
   *
   * @return the messages whose rows Cassandra rejected for their content
   * @throws OutageException when Cassandra does not answer for {@link #RETRY_TIMEOUT}
   */
  Map<Message, ContractViolationException> awaitAll() {
    Map<Message, ContractViolationException> rejected = new LinkedHashMap<>();
    Execution<Object> retries = Execution.of(BACK_OFF);
    long deadline = System.nanoTime() + RETRY_TIMEOUT.toNanos();
    awaitInFlight();
    while (!failures.isEmpty()) {
      List<Failure> failed = List.copyOf(failures);
      failures.clear();
      Throwable outage = null;
      for (Failure failure : failed) {
        if (isCausedByRow(failure.cause())) {
          rejected.put(
              failure.row().message(),
              new ContractViolationException(
                  Violation.NOT_WRITABLE, null, failure.cause().getMessage()));
        } else {
          outage = failure.cause();
        }
      }
      if (outage == null) {
        continue;
      }
      if (System.nanoTime() > deadline) {
        throw new OutageException(
            "Cassandra does not acknowledge rows: " + outage.getMessage(), outage);
      }
      retries.recordException(outage);
      sleep(retries.getDelay());
      int retried = 0;
      for (Failure failure : failed) {
        if (!rejected.containsKey(failure.row().message())) {
          start(failure.row());
          retried++;
        }
      }
      awaitInFlight();
      if (failures.size() < retried) {
        deadline = System.nanoTime() + RETRY_TIMEOUT.toNanos();
      }
    }
    return rejected;
  }

  private BoundStatement bind(Message message, List<Object> values) {
    Object[] arguments = new Object[values.size() + 1];
    for (int index = 0; index < values.size(); index++) {
      arguments[index] = values.get(index);
    }
    arguments[values.size()] = writeTimestamp(message);
    return prepared.bind(arguments).setIdempotent(true);
  }

  /**
   * The CQL write timestamp in microseconds, from the message's timestamp in milliseconds, so that
   * a replay can't overwrite a newer row. The offset orders messages of the same millisecond.
   */
  static long writeTimestamp(Message message) {
    return message.timestamp() * 1000 + message.offset() % 1000;
  }

  private void start(PendingRow row) {
    inFlight.acquireUninterruptibly();
    session
        .executeAsync(row.statement())
        .whenComplete(
            (result, failure) -> {
              if (failure != null) {
                failures.add(new Failure(row, failure));
              }
              inFlight.release();
            });
  }

  private void awaitInFlight() {
    inFlight.acquireUninterruptibly(MAX_IN_FLIGHT);
    inFlight.release(MAX_IN_FLIGHT);
  }

  /**
   * Whether the row's content caused the failure. An invalid query can also mean that the table was
   * dropped or altered, which a read of the same columns detects.
   */
  private boolean isCausedByRow(Throwable cause) {
    if (!(cause instanceof InvalidQueryException)) {
      return false;
    }
    try {
      session.execute(probe);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted while waiting for Cassandra", e);
    }
  }

  /** Waits for the writes in flight, so that the session is not closed before they complete. */
  @Override
  public void close() {
    awaitInFlight();
  }

  private record PendingRow(Message message, BoundStatement statement) {}

  private record Failure(PendingRow row, Throwable cause) {}
}
