package dev.streamingpipeline.runtimes;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Apicurio Registry, which serves the REST API of Confluent's Schema Registry at {@link #url()}.
 */
public final class SchemaRegistry extends ChildProcessService {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(REQUEST_TIMEOUT)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final SchemaRegistryConfiguration configuration;

  public SchemaRegistry(Distribution distribution, SchemaRegistryConfiguration configuration) {
    super("Schema Registry", distribution, List.of(configuration.port()));
    this.configuration = configuration;
  }

  /** The URL for clients of Confluent's Schema Registry. */
  public URI url() {
    return URI.create("http://%s/apis/ccompat/v7".formatted(address()));
  }

  @Override
  JavaProgram prepare() {
    Path database = configuration.dataFolder().resolve("registry");
    return JavaProgram.named(name())
        .mainClass("io.quarkus.runner.GeneratedMain")
        .classPath(distribution().classPath("registry"))
        .jvmArguments(JvmArguments.small(configuration.heapMegabytes()))
        .jvmArguments(
            "-Dquarkus.http.host=" + Loopback.HOST,
            "-Dquarkus.http.port=" + port(),
            // Stored in memory by default. Each commit is written to the file at once, so that //
            // kill -9 loses none
            "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:%s;WRITE_DELAY=0".formatted(database),
            "-Dquarkus.datasource.jdbc.initial-size=1",
            "-Dquarkus.datasource.jdbc.min-size=1",
            "-Dquarkus.datasource.jdbc.max-size=10",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
        .workingFolder(configuration.dataFolder())
        .logFile(configuration.logFile())
        .build();
  }

  @Override
  boolean answers() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/subjects")).timeout(REQUEST_TIMEOUT).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
          == HttpURLConnection.HTTP_OK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the next sleep of awaitReady throws
      return false;
    }
  }
}
