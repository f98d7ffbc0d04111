package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.RunEndedException;
import dev.streamingpipeline.producer.run.RunLifecycle;
import dev.streamingpipeline.producer.run.TransientFailureException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Fetches pages from the source. Thread-safe. */
public final class HttpSource {
  private final HttpSourceSpec source;
  private final RequestHeaders headers;
  private final RunLifecycle end;
  private final URI url;
  private final Redirects redirects;
  private final RecordExtractor scanner;
  private final HttpClient http;

  /**
   * A source.
   *
   * @param end aborts the requests that are in flight
   */
  public HttpSource(HttpSourceSpec source, RequestHeaders headers, RunLifecycle end) {
    this.source = source;
    this.headers = headers;
    this.end = end;
    this.url = URI.create(source.url());
    this.redirects = new Redirects(url, source.allowPrivateRedirects());
    this.scanner = new RecordExtractor(source.records());
    // HTTP/1.1: a request that is given up takes its connection with it, and nothing else.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(source.connectTimeout().toDuration())
            .build();
  }

  /**
   * One request, its redirects included, within the read time-out.
   *
   * @return the page's records, each as it came
   * @throws TransientFailureException when there is no usable answer this time
   * @throws PermanentFailureException when there will be none
   * @throws RunEndedException when the run ended before the answer
   */
  public List<byte[]> fetch()
      throws TransientFailureException, PermanentFailureException, RunEndedException {
    long deadline = System.nanoTime() + source.readTimeout().toDuration().toNanos();
    URI address = url;
    boolean trusted = true;
    for (int hop = 0; hop <= Redirects.MOST; hop++) {
      HttpResponse<byte[]> answer = request(address, trusted, deadline);
      if (!ResponseStatus.isRedirect(answer.statusCode())) {
        return records(answer);
      }
      address = redirects.follow(address, answer.headers().firstValue("Location"));
      // Once another host has chosen the way, the user's headers stay here.
      trusted = trusted && redirects.isOrigin(address);
    }
    throw new PermanentFailureException(
        "source redirects more than %s times".formatted(Redirects.MOST));
  }

  private HttpResponse<byte[]> request(URI address, boolean trusted, long deadline)
      throws TransientFailureException, RunEndedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
    headers.addTo(request, trusted);
    try {
      return end.await(
          http.sendAsync(request.build(), BoundedBody.ofSuccess(source.maxBodySize().bytes())),
          Duration.ofNanos(deadline - System.nanoTime()));
    } catch (TimeoutException e) {
      throw new TransientFailureException(
          "source gave no whole answer within %s (readTimeout)".formatted(source.readTimeout()), e);
    } catch (ExecutionException e) {
      throw new TransientFailureException(
          ConnectionFailure.describe(e.getCause(), address.getHost(), source), e.getCause());
    }
  }

  private List<byte[]> records(HttpResponse<byte[]> answer)
      throws TransientFailureException, PermanentFailureException {
    ResponseStatus.check(answer.statusCode(), answer.headers(), Instant.now());
    try {
      return scanner.records(answer.body());
    } catch (PageException e) {
      throw new TransientFailureException(
          e.json() ? e.getMessage() : ContentType.explain(answer.headers(), e.getMessage()), e);
    }
  }
}
