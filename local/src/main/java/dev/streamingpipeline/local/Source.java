package dev.streamingpipeline.local;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The source of the pipeline: whether it can be reached from this machine, and its replacement if
 * not.
 */
final class Source {
  /** The only public API that the sample source can replace. */
  private static final String IMITATED_HOST = "randomuser.me";

  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final int SERVER_ERROR = 500;

  private final URI url;

  Source(HttpSourceSpec source) {
    this.url = URI.create(source.url());
  }

  String host() {
    return url.getHost();
  }

  /** Whether the sample source can replace this source. */
  boolean canBeImitated() {
    return IMITATED_HOST.equals(url.getHost());
  }

  /** Whether it responds, without a server error. */
  boolean isReachable() throws InterruptedException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    try {
      HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() < SERVER_ERROR;
    } catch (IOException e) {
      return false;
    }
  }

  /** The URL of the same request to the sample source. */
  String imitatedBy(String address) {
    return "http://%s/api/%s"
        .formatted(address, url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
  }
}
