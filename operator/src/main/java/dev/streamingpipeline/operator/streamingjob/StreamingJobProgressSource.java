package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.watch.PolledSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingEventSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Polls the drivers for their progress, and triggers a reconciliation when it has changed. */
public final class StreamingJobProgressSource
    implements PerResourcePollingEventSource.ResourceFetcher<
        StreamingJobProgressSource.Report, StreamingPipeline> {
  private static final String NAME = "streaming-job-progress";

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Polling interval until the first row, because users wait for that one. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final int OK = 200;

  /** Several threads, so that drivers that do not respond do not delay the others. */
  private static final int THREADS = 4;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Finds a pipeline's driver. */
  @FunctionalInterface
  public interface DriverAddress {
    /**
     * The IP address of the driver's pod; empty while there is none. It must not send a request.
     */
    Optional<String> of(StreamingPipeline pipeline);
  }

  /**
   * A driver's progress, with its address: the last report stays in the cache for a while after the
   * driver is gone.
   */
  record Report(String host, StreamingJobProgress progress) {}

  private final DriverAddress address;

  StreamingJobProgressSource(DriverAddress address) {
    this.address = address;
  }

  /** The last progress of the driver that runs now. */
  public static Optional<StreamingJobProgress> lastOf(
      PipelineContext pipeline, Context<StreamingPipeline> context) {
    Optional<String> driver = driverAmong(pipeline.actualState().all(Pod.class));
    return context
        .getSecondaryResource(Report.class)
        .filter(report -> driver.filter(report.host()::equals).isPresent())
        .map(Report::progress);
  }

  /**
   * The event source; each pipeline has one value or none.
   *
   * @param interval time between two polls of one driver, after its first row
   */
  public static EventSource<?, StreamingPipeline> in(
      EventSourceContext<StreamingPipeline> context, Duration interval, DriverAddress address) {
    return new PolledSource<>(
        Report.class,
        NAME,
        THREADS,
        interval,
        pipeline -> true,
        new StreamingJobProgressSource(address),
        context);
  }

  /** The IP address of the driver, if its pod is among these and running. */
  public static Optional<String> driverAmong(Stream<Pod> pods) {
    return pods.filter(
            pod ->
                Component.STREAMING_JOB
                    .label()
                    .equals(pod.getMetadata().getLabels().get(Labels.COMPONENT)))
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(Pod::getStatus)
        .filter(status -> status != null && "Running".equals(status.getPhase()))
        .map(PodStatus::getPodIP)
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Override
  public Set<Report> fetchResources(StreamingPipeline pipeline) {
    return address
        .of(pipeline)
        .flatMap(
            host ->
                fetch(host, StreamingJobService.STATUS_PORT)
                    .map(progress -> new Report(host, progress)))
        .map(Set::of)
        .orElse(Set.of());
  }

  /** The last result is null before the first poll. */
  @Override
  public Optional<Duration> fetchDelay(Set<Report> last, StreamingPipeline pipeline) {
    return last != null && last.stream().anyMatch(report -> report.progress().written() > 0)
        ? Optional.empty()
        : Optional.of(SOON);
  }

  /**
   * Polls a driver.
   *
   * @param host its IP address
   * @return empty if it does not respond within two seconds
   */
  Optional<StreamingJobProgress> fetch(String host, int port) {
    CompletableFuture<HttpResponse<String>> answer = null;
    try {
      // This constructor puts the brackets around an IPv6 address
      URI uri = new URI("http", null, host, port, "/progress", null, null);
      answer =
          client.sendAsync(
              HttpRequest.newBuilder(uri).GET().build(), HttpResponse.BodyHandlers.ofString());
      // The timeout of HttpRequest covers the headers only, not the body
      HttpResponse<String> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() == OK
          ? StreamingJobProgress.parse(response.body())
          : Optional.empty();
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.empty();
    } catch (ExecutionException | URISyntaxException | IllegalArgumentException e) {
      // The driver is starting or gone; the status of its pod shows which
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
