package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.RunEndedException;
import dev.streamingpipeline.producer.run.RunLifecycle;
import dev.streamingpipeline.producer.run.TransientFailureException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

/** Fetches pages from the source. Thread-safe. */
public final class HttpSource {
  /** How long an idle connection is kept open. */
  private static final int KEEP_ALIVE_MINUTES = 5;

  /** Unlike OkHttp's default, all TLS versions and cipher suites that the JVM enables. */
  private static final ConnectionSpec TLS_OF_THE_JVM =
      new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
          .allEnabledTlsVersions()
          .allEnabledCipherSuites()
          .build();

  private final HttpSourceSpec source;
  private final RequestHeaders headers;
  private final RunLifecycle end;
  private final URI url;
  private final Redirects redirects;
  private final RecordExtractor scanner;
  private final OkHttpClient http;

  /**
   * Creates a source.
   *
   * @param end aborts requests in flight when the run ends
   */
  public HttpSource(HttpSourceSpec source, RequestHeaders headers, RunLifecycle end) {
    this(source, headers, end, Dns.SYSTEM);
  }

  /** Creates a source with another DNS, for tests. */
  HttpSource(HttpSourceSpec source, RequestHeaders headers, RunLifecycle end, Dns dns) {
    this.source = source;
    this.headers = headers;
    this.end = end;
    this.url = URI.create(source.url());
    this.redirects = new Redirects(url, source.allowPrivateRedirects(), dns);
    this.scanner = new RecordExtractor(source.records());
    this.http = client(source);
  }

  private static OkHttpClient client(HttpSourceSpec source) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(source.concurrency());
    dispatcher.setMaxRequestsPerHost(source.concurrency());
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(
            new ConnectionPool(source.concurrency(), KEEP_ALIVE_MINUTES, TimeUnit.MINUTES))
        // HTTP/1.1: aborting a request closes its own connection, and no other.
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectionSpecs(List.of(TLS_OF_THE_JVM, ConnectionSpec.CLEARTEXT))
        .followRedirects(false)
        .connectTimeout(source.connectTimeout().toDuration())
        // One timeout covers request, redirects and body, see fetch().
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .build();
  }

  /**
   * Sends one request and follows its redirects, all within {@code readTimeout}.
   *
   * @return the page's records, each with its original bytes
   * @throws TransientFailureException if there is no usable response this time
   * @throws PermanentFailureException if a retry would not help
   * @throws RunEndedException if the run ended before the response
   */
  public List<byte[]> fetch()
      throws TransientFailureException, PermanentFailureException, RunEndedException {
    long deadline = System.nanoTime() + source.readTimeout().toDuration().toNanos();
    URI address = url;
    boolean trusted = true;
    for (int hop = 0; hop <= Redirects.MOST; hop++) {
      SourceResponse answer = request(address, trusted, deadline);
      if (!ResponseStatus.isRedirect(answer.status())) {
        return records(answer);
      }
      address = redirects.follow(address, Optional.ofNullable(answer.headers().get("Location")));
      // Once a redirect has led to another host, the user's headers are not sent any more.
      trusted = trusted && redirects.isOrigin(address);
    }
    throw new PermanentFailureException(
        "source redirects more than %s times".formatted(Redirects.MOST));
  }

  private SourceResponse request(URI address, boolean trusted, long deadline)
      throws TransientFailureException, PermanentFailureException, RunEndedException {
    HttpUrl target = HttpUrl.parse(address.toString());
    if (target == null) {
      // URI accepts more than OkHttp, such as labels that are too long for DNS.
      throw unusable(new UnknownHostException(address.getHost()), address);
    }
    Request.Builder request = new Request.Builder().url(target);
    headers.addTo(request, trusted);
    OkHttpClient client = http.newBuilder().dns(redirects.dnsFor(address)).build();
    try {
      return end.await(
          SourceResponse.to(client.newCall(request.build()), source.maxBodySize().bytes()),
          Duration.ofNanos(deadline - System.nanoTime()));
    } catch (TimeoutException e) {
      throw new TransientFailureException(
          "source gave no whole answer within %s (readTimeout)".formatted(source.readTimeout()), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InternalAddressException refusal) {
        throw Redirects.refused(refusal);
      }
      throw unusable(e.getCause(), address);
    }
  }

  private TransientFailureException unusable(Throwable failure, URI address) {
    return new TransientFailureException(
        ConnectionFailure.describe(failure, address.getHost(), source), failure);
  }

  private List<byte[]> records(SourceResponse answer)
      throws TransientFailureException, PermanentFailureException {
    ResponseStatus.check(answer.status(), answer.headers(), Instant.now());
    try {
      return scanner.records(answer.body());
    } catch (PageException e) {
      throw new TransientFailureException(
          e.json() ? e.getMessage() : ContentType.explain(answer.headers(), e.getMessage()), e);
    }
  }
}
