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

/** Asks the drivers how they are doing, and wakes the reconciler when one says something new. */
public final class StreamingJobProgressSource
    implements PerResourcePollingEventSource.ResourceFetcher<
        StreamingJobProgressSource.Report, StreamingPipeline> {
  private static final String NAME = "streaming-job-progress";

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Until the first row, which somebody waits for. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final int OK = 200;

  /** Drivers that don't answer must not hold up the others. */
  private static final int THREADS = 4;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Where a pipeline's driver is. */
  @FunctionalInterface
  public interface DriverAddress {
    /** The IP of its pod; nothing while there is none. It asks nobody. */
    Optional<String> of(StreamingPipeline pipeline);
  }

  /** What a driver said, and which: it is known for a while after the driver is gone. */
  record Report(String host, StreamingJobProgress progress) {}

  private final DriverAddress address;

  StreamingJobProgressSource(DriverAddress address) {
    this.address = address;
  }

  /** What the driver that runs now said last. */
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
   * @param interval between two questions to one driver, after its first row
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

  /** The IP of the driver, when its pod is among these and runs. */
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

  /** What was last said is null while nobody was asked. */
  @Override
  public Optional<Duration> fetchDelay(Set<Report> last, StreamingPipeline pipeline) {
    return last != null && last.stream().anyMatch(report -> report.progress().written() > 0)
        ? Optional.empty()
        : Optional.of(SOON);
  }

  /**
   * Asks a driver.
   *
   * @param host its IP
   * @return nothing when it does not answer within two seconds
   */
  Optional<StreamingJobProgress> fetch(String host, int port) {
    CompletableFuture<HttpResponse<String>> answer = null;
    try {
      // This constructor puts the brackets around an IPv6 address
      URI uri = new URI("http", null, host, port, "/progress", null, null);
      answer =
          client.sendAsync(
              HttpRequest.newBuilder(uri).GET().build(), HttpResponse.BodyHandlers.ofString());
      // The request's own timeout ends with the headers
      HttpResponse<String> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() == OK
          ? StreamingJobProgress.parse(response.body())
          : Optional.empty();
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.empty();
    } catch (ExecutionException | URISyntaxException | IllegalArgumentException e) {
      // It is starting, or gone; its pod tells more
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
