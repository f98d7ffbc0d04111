package dev.streamingpipeline.producer.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends response bodies that end only when the client disconnects. */
final class EndlessServer implements AutoCloseable {
  private static final byte[] PIECE = new byte[8192];

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch dropped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long pauseMillis;
  private final int status;
  private final HttpServer server;

  EndlessServer(long pauseMillis) throws IOException {
    this(pauseMillis, 200);
  }

  EndlessServer(long pauseMillis, int status) throws IOException {
    this.pauseMillis = pauseMillis;
    this.status = status;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:%s/".formatted(server.getAddress().getPort()));
  }

  /** Whether a client disconnected before the end of the body. */
  boolean wasDropped() {
    return dropped.getCount() == 0;
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(status, 0);
    try {
      while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write(PIECE);
        exchange.getResponseBody().flush();
      }
    } catch (IOException e) {
      dropped.countDown();
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
