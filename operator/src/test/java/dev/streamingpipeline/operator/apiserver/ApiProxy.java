package dev.streamingpipeline.operator.apiserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A proxy between an operator and the API server: impersonates a service account, counts writes,
 * injects errors, delays and cuts watches, and blocks all requests to simulate a killed operator.
 */
public final class ApiProxy implements AutoCloseable {
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Set<String> PASSED_ON = Set.of("accept", "content-type");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final URI target;
  private final HttpClient http;
  private final String user;
  private final Set<InputStream> watches = ConcurrentHashMap.newKeySet();
  private final AtomicInteger begunWrites = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private volatile int lastWrite = Integer.MAX_VALUE;
  private volatile Function<String, OptionalInt> fault = request -> OptionalInt.empty();
  private volatile Function<String, Duration> delay = request -> Duration.ZERO;

  /**
   * @param user the user that the operator's requests are authorized as, such as {@code
   *     system:serviceaccount:streams:operator}
   */
  public ApiProxy(Config config, String user) {
    this.user = user;
    this.target = URI.create(config.getMasterUrl());
    try {
      this.http = HttpClient.newBuilder().sslContext(SSLUtils.sslContext(config)).build();
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** A client that connects through the proxy. */
  public KubernetesClient client() {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .withNamespace("default")
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** The number of writes. */
  public int writes() {
    return writes.get();
  }

  /**
   * After this number of writes all requests are blocked, and the response to the last one is
   * dropped.
   */
  public void killAfter(int number) {
    lastWrite = number;
  }

  /** Whether all requests are blocked. */
  public boolean isKilled() {
    return writes.get() >= lastWrite;
  }

  /**
   * Answers some requests with an error in place of the API server.
   *
   * @param fault the status code for a request such as {@code PATCH /api/v1/...}, or none
   */
  public void answer(Function<String, OptionalInt> fault) {
    this.fault = fault;
  }

  /**
   * Passes on what watches say some time later.
   *
   * @param delay how long for a request such as {@code GET /apis/...}
   */
  public void delayWatches(Function<String, Duration> delay) {
    this.delay = delay;
  }

  /** Ends all watches that are open. */
  public int cutWatches() {
    int number = watches.size();
    watches.forEach(ApiProxy::closeQuietly);
    return number;
  }

  @Override
  public void close() {
    cutWatches();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    boolean write = !READS.contains(exchange.getRequestMethod());
    try (exchange) {
      if (isKilled()) {
        return;
      }
      if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
        // Refuse the web socket: the client then watches by plain HTTP
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      OptionalInt code = fault.apply(request);
      if (code.isPresent()) {
        refuse(exchange, code.getAsInt());
        return;
      }
      // Writes may be concurrent, and not one more than the limit may pass
      if (write && begunWrites.incrementAndGet() > lastWrite) {
        return;
      }
      HttpResponse<InputStream> response = pass(exchange);
      if (write && writes.incrementAndGet() >= lastWrite) {
        cutWatches();
        return;
      }
      answer(exchange, response, request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<InputStream> pass(HttpExchange exchange)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .header("Impersonate-User", user);
    for (String group : groups()) {
      request.header("Impersonate-Group", group);
    }
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  private List<String> groups() {
    String[] parts = user.split(":", -1);
    return parts.length == 4
        ? List.of(
            "system:serviceaccounts", "system:serviceaccounts:" + parts[2], "system:authenticated")
        : List.of("system:authenticated");
  }

  private void answer(HttpExchange exchange, HttpResponse<InputStream> response, String request)
      throws IOException, InterruptedException {
    response
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(response.statusCode(), 0);
    InputStream in = response.body();
    boolean watch = request.contains("watch=true");
    if (watch) {
      watches.add(in);
    }
    try (OutputStream out = exchange.getResponseBody()) {
      byte[] buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (watch) {
          Thread.sleep(delay.apply(request).toMillis());
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } finally {
      watches.remove(in);
      closeQuietly(in);
    }
  }

  private static void refuse(HttpExchange exchange, int code) throws IOException {
    byte[] body =
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","code":%s,"reason":"Injected","message":"injected by the test"}
        """
            .formatted(code)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // The connection is closed, as intended
    }
  }
}
