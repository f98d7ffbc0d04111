package dev.streamingpipeline.samplesource;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server with the answer format of randomuser.me. It runs from its construction until it is
 * closed. Thread-safe.
 *
 * <p>Requests without a seed go on in one sequence, so no identity comes twice in a run; the same
 * requests one after the other get the same records in every run.
 */
public final class SampleSource implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(SampleSource.class);

  static {
    // Else each answer on a kept connection waits some 40 ms: Nagle's algorithm holds the body back
    // until the headers are acknowledged. The server reads this once, when its class is loaded.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(SampleSource::thread);
  private final AtomicReference<BehaviourInForce> inForce;
  private final ServedRecords served;
  private final ApiHandler api;

  /** Starts with {@link SampleSourceConfig#DEFAULT}. */
  public SampleSource() {
    this(SampleSourceConfig.DEFAULT);
  }

  /**
   * Starts the server.
   *
   * @throws UncheckedIOException if it can't listen there, for example since the port is taken
   */
  public SampleSource(SampleSourceConfig config) {
    inForce = new AtomicReference<>(new BehaviourInForce(config.behaviour()));
    served = new ServedRecords(config.keepServedIds());
    api =
        new ApiHandler(Seed.of(config.seed()), inForce, served, new FaultAnswer(Clock.systemUTC()));
    server = listen(config);
    ControlHandler control = new ControlHandler(this);
    server.createContext("/", api);
    server.createContext("/healthz", control::health);
    server.createContext("/behaviour", control::behaviour);
    server.createContext("/counters", control::counters);
    server.createContext("/served-ids", control::servedIds);
    server.setExecutor(threads);
    server.start();
  }

  /** Where records are, such as {@code http://127.0.0.1:41234/api/}; append {@code ?results=50}. */
  public URI url() {
    InetAddress address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + bracketed + ":" + server.getAddress().getPort() + "/api/");
  }

  /** Switches the behaviour. Requests that are being answered keep the former one. */
  public void behave(Behaviour behaviour) {
    inForce.set(new BehaviourInForce(behaviour));
    LOGGER.info("Behaves as {}", behaviour);
  }

  /** The behaviour in force. */
  public Behaviour behaviour() {
    return inForce.get().behaviour();
  }

  /** Requests for records so far, wrong ones and those that met a fault included. */
  public long requests() {
    return api.requests();
  }

  /**
   * Records in answers that were sent whole, broken ones included. An answer whose end a client has
   * read is counted; the reverse can't be known: a client may go away with an answer on the way.
   */
  public long recordsServed() {
    return served.records();
  }

  /** Records in answers that were sent whole which break the contract. */
  public long brokenRecordsServed() {
    return served.broken();
  }

  /**
   * The identities of the records in answers that were sent whole, without the broken ones, in the
   * order of sending. A page of a seed that was asked for twice is in it once. A copy.
   *
   * @throws IllegalStateException if the source was not started to keep them
   */
  public Set<UUID> servedIds() {
    if (!served.keepsIds()) {
      throw new IllegalStateException(
          "The identities are not kept; start the source with keepServedIds (--keep-served-ids)");
    }
    return served.ids();
  }

  /** Stops listening, and drops the connections that are open. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static HttpServer listen(SampleSourceConfig config) {
    InetSocketAddress address = new InetSocketAddress(config.bindAddress(), config.port());
    try {
      if (address.isUnresolved()) {
        throw new IOException("there is no such address");
      }
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Can't listen on %s port %s: %s. Choose another one; port 0 takes a free one."
              .formatted(config.bindAddress(), config.port(), e.getMessage()),
          e);
    }
  }

  /** Daemons, so that a source that a test forgot to close doesn't keep its process alive. */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sample-source");
    thread.setDaemon(true);
    return thread;
  }
}
