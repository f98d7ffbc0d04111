package dev.streamingpipeline.spark.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.streamingpipeline.spark.config.StreamingJobConfig;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves the job's status over HTTP: {@code /progress} as JSON, {@code /livez} and {@code /readyz}
 * for probes, {@code /metrics} for Prometheus.
 */
public final class StatusServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final String pipeline;
  private final JobStatus status;
  private final HttpServer server;
  private final ExecutorService threads;
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  public StatusServer(StreamingJobConfig config, JobStatus status) throws IOException {
    this.pipeline = config.pipeline().name();
    this.status = status;
    this.server =
        HttpServer.create(new InetSocketAddress(config.statusHost(), config.statusPort()), 0);
    this.threads = Executors.newFixedThreadPool(2, StatusServer::daemon);
    server.setExecutor(threads);
    PrometheusMeterRegistry metrics = metrics();
    handle("/progress", () -> new Response(OK, "application/json", progress()));
    handle("/livez", () -> probe(status.isLive(config.stallTimeout())));
    handle("/readyz", () -> probe(status.snapshot().state() == JobStatus.State.RUNNING));
    handle("/metrics", () -> new Response(OK, "text/plain; version=0.0.4", metrics.scrape()));
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private Response probe(boolean passed) {
    JobStatus.Snapshot now = status.snapshot();
    return new Response(
        passed ? OK : UNAVAILABLE,
        "text/plain",
        "%s, last sign of life %s %s\n".formatted(now.state(), now.lastSignOfLife(), now.reason()));
  }

  private String progress() {
    JobStatus.Snapshot now = status.snapshot();
    ObjectNode json = JSON.createObjectNode();
    json.put("pipeline", pipeline);
    json.put("state", now.state().name());
    json.put("reason", now.reason());
    json.put("rowsIn", now.total().rows());
    json.put("written", now.total().written());
    json.put("deadLettered", now.total().deadLettered());
    json.put("batches", now.batches());
    json.put("lastBatchId", now.lastBatchId());
    json.put("lastBatchMillis", now.lastBatchDuration().toMillis());
    json.put("lastRowWritten", text(now.lastRowWritten()));
    json.put("lastSignOfLife", text(now.lastSignOfLife()));
    json.put("newestRecordTimestamp", now.total().newestTimestamp());
    json.put("lagAsOf", text(now.lagAsOf()));
    json.put("lag", now.lag());
    ObjectNode lag = json.putObject("lagByPartition");
    now.lagByPartition().forEach((partition, count) -> lag.put(partition.toString(), count));
    return json.toString();
  }

  private static String text(java.time.Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private PrometheusMeterRegistry metrics() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().commonTags("pipeline", pipeline);
    counter(registry, "streaming.rows.in", s -> s.total().rows());
    counter(registry, "streaming.rows.written", s -> s.total().written());
    counter(registry, "streaming.rows.dead.lettered", s -> s.total().deadLettered());
    counter(registry, "streaming.batches", JobStatus.Snapshot::batches);
    registry.gauge(
        "streaming.lag.records",
        status,
        s -> s.snapshot().lag() == null ? Double.NaN : s.snapshot().lag());
    registry.gauge(
        "streaming.batch.duration.seconds",
        status,
        s -> s.snapshot().lastBatchDuration().toMillis() / 1000.0);
    registry.gauge(
        "streaming.last.row.written.timestamp.seconds",
        status,
        s ->
            s.snapshot().lastRowWritten() == null
                ? 0
                : s.snapshot().lastRowWritten().getEpochSecond());
    registry.gauge(
        "streaming.running", status, s -> s.snapshot().state() == JobStatus.State.RUNNING ? 1 : 0);
    new JvmMemoryMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    return registry;
  }

  private void counter(
      PrometheusMeterRegistry registry,
      String name,
      java.util.function.ToDoubleFunction<JobStatus.Snapshot> value) {
    io.micrometer.core.instrument.FunctionCounter.builder(
            name, status, s -> value.applyAsDouble(s.snapshot()))
        .register(registry);
  }

  private void handle(String path, Supplier<Response> response) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            respond(exchange, response.get());
          }
        });
  }

  private static void respond(HttpExchange exchange, Response response) throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", response.contentType());
    exchange.sendResponseHeaders(response.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "status-server");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    server.stop((int) Duration.ZERO.toSeconds());
    threads.shutdownNow();
    garbageCollection.close();
  }

  private record Response(int status, String contentType, String body) {}
}
