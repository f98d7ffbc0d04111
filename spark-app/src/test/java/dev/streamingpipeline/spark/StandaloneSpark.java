package dev.streamingpipeline.spark;

import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.runtimes.ChildProcess;
import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.runtimes.JavaProgram;
import dev.streamingpipeline.runtimes.JvmArguments;
import dev.streamingpipeline.spark.config.SparkSecret;
import dev.streamingpipeline.spark.driver.BasicAuthFilter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Spark master and one worker as separate processes; the worker starts executors as processes.
 * All of them authenticate with the shared secret.
 */
final class StandaloneSpark implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  static final SparkSecret SECRET = new SparkSecret("an0ther-s3cret-n0body-m4y-see");

  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Distribution distribution;
  private final Path folder;
  private final Map<String, String> login;
  private final List<Integer> ports = FreePorts.pick(3);
  private final ChildProcess master;
  private final ChildProcess worker;

  /**
   * Starts the master and the worker.
   *
   * @param login the environment variables of {@link BasicAuthFilter}; empty where the web UIs
   *     require no login
   */
  private StandaloneSpark(Distribution distribution, Path folder, Map<String, String> login)
      throws IOException {
    this.distribution = distribution;
    this.folder = folder;
    this.login = login;
    // The folder in which a worker looks for the executors' jars
    Files.createSymbolicLink(
        Files.createDirectories(folder).resolve("jars"),
        Path.of(distribution.classPath("spark")).getParent());
    master =
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            ports.get(0).toString(),
            "--webui-port",
            ports.get(1).toString());
    worker =
        start(
            "worker",
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--webui-port",
            ports.get(2).toString(),
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.resolve("work").toString(),
            address());
  }

  /** Starts both and waits until the worker has registered with the master. */
  static StandaloneSpark start(Distribution distribution, Path folder) throws IOException {
    return start(distribution, folder, Map.of());
  }

  /** The same, with web UIs that require this login. */
  static StandaloneSpark startWithLogin(
      Distribution distribution, Path folder, String username, String password) throws IOException {
    return start(
        distribution,
        folder,
        Map.of(BasicAuthFilter.USERNAME, username, BasicAuthFilter.PASSWORD, password));
  }

  private static StandaloneSpark start(
      Distribution distribution, Path folder, Map<String, String> login) throws IOException {
    StandaloneSpark spark = new StandaloneSpark(distribution, folder, login);
    await()
        .atMost(RunningJob.TIMEOUT)
        .ignoreExceptions()
        .until(() -> get(spark.masterUi().resolve("/json/")).contains("\"ALIVE\""));
    await()
        .atMost(RunningJob.TIMEOUT)
        .ignoreExceptions()
        .until(() -> get(spark.masterUi().resolve("/json/")).contains("\"aliveworkers\" : 1"));
    return spark;
  }

  private ChildProcess start(String name, String mainClass, String... arguments) {
    return ChildProcess.start(
        JavaProgram.named(name)
            .mainClass(mainClass)
            .classPath(
                String.join(
                    File.pathSeparator,
                    distribution.classPath("spark-app"),
                    distribution.classPath("spark")))
            .jvmArguments(JvmArguments.spark(512, distribution))
            .jvmArguments("-Dspark.authenticate=true", "-Dspark.network.crypto.enabled=true")
            .jvmArguments(
                login.isEmpty()
                    ? "-Dspark.ui.filters="
                    : "-Dspark.ui.filters=" + BasicAuthFilter.class.getName())
            .arguments(arguments)
            .environment(environment())
            .workingFolder(folder)
            .logFile(folder.resolve(name + ".log"))
            .build(),
        distribution);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(login);
    environment.put("SPARK_HOME", folder.toString());
    environment.put("SPARK_SCALA_VERSION", scalaVersion());
    environment.put(SparkSecret.VARIABLE, SECRET.value());
    return environment;
  }

  /** The Scala version in a name like {@code spark-core_2.12-3.5.7.jar}. */
  private String scalaVersion() {
    String jar = distribution.library("spark", "spark-core_*.jar").getFileName().toString();
    return jar.substring(jar.indexOf('_') + 1, jar.indexOf('-', jar.indexOf('_')));
  }

  /** The master's address, for {@code spark.master}. */
  String address() {
    return "spark://127.0.0.1:" + ports.get(0);
  }

  URI masterUi() {
    return URI.create("http://127.0.0.1:" + ports.get(1));
  }

  URI workerUi() {
    return URI.create("http://127.0.0.1:" + ports.get(2));
  }

  /** The processes that the worker started. */
  List<ProcessHandle> executors() {
    try (Stream<ProcessHandle> children =
        ProcessHandle.of(worker.pid()).orElseThrow().descendants()) {
      return children.toList();
    }
  }

  static String get(URI uri) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    worker.stop(GRACE);
    master.stop(GRACE);
  }
}
