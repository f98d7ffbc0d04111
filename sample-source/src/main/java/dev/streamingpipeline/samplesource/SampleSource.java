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
 * An HTTP server with the response format of randomuser.me. It runs from its construction until it
 * is closed. Thread-safe.
 *
 * <p>Requests without a seed continue one sequence, so no id is served twice in a run; the same
 * series of requests gets the same records in every run.
 */
public final class SampleSource implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(SampleSource.class);

  static {
    // Otherwise each response on a persistent connection is delayed by some 40 ms: Nagle's
    // algorithm holds the body back until the headers are acknowledged. The server reads this
    // property once, when its class is loaded.
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
   * @throws UncheckedIOException if it can't listen there, for example because the port is in use
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

  /**
   * The URL of the records, such as {@code http://127.0.0.1:41234/api/}; append {@code
   * ?results=50}.
   */
  public URI url() {
    InetAddress address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + bracketed + ":" + server.getAddress().getPort() + "/api/");
  }

  /** Switches the behaviour. Requests in progress keep the previous one. */
  public void behave(Behaviour behaviour) {
    inForce.set(new BehaviourInForce(behaviour));
    LOGGER.info("Behaves as {}", behaviour);
  }

  /** The current behaviour. */
  public Behaviour behaviour() {
    return inForce.get().behaviour();
  }

  /** Requests for records so far, including invalid ones and those that got a fault. */
  public long requests() {
    return api.requests();
  }

  /**
   * Records in completely sent responses, broken ones included. A response whose end a client has
   * read is counted. The reverse does not hold: a client may disconnect while a counted response is
   * on the way.
   */
  public long recordsServed() {
    return served.records();
  }

  /** Broken records in completely sent responses. */
  public long brokenRecordsServed() {
    return served.broken();
  }

  /**
   * The ids of the records in completely sent responses, without the broken ones, in the order of
   * sending. A page of a seed that was requested twice is in it once. Returns a copy.
   *
   * @throws IllegalStateException if the source was started without {@code keepServedIds}
   */
  public Set<UUID> servedIds() {
    if (!served.keepsIds()) {
      throw new IllegalStateException(
          "The identities are not kept; start the source with keepServedIds (--keep-served-ids)");
    }
    return served.ids();
  }

  /** Stops listening and drops all open connections. */
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

  /** Daemon threads, so that a source that a test does not close doesn't keep its process alive. */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sample-source");
    thread.setDaemon(true);
    return thread;
  }
}
