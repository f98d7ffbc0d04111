package dev.streamingpipeline.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.spark.config.SparkSecret;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The job with a Cassandra that requires a login. */
@ExtendWith(Systems.Extension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CassandraLoginIT {
  private static final Superuser ADMIN = new Superuser("admin", "a-s3cret-n0body-m4y-see");
  private static final int PERMANENT = 3;

  private static Cassandra cassandra;

  @BeforeAll
  static void start(Systems systems) throws InterruptedException {
    int port = FreePorts.pick();
    start(systems.cassandra("cassandra-" + port, port, ADMIN));
  }

  private static void start(Cassandra other) throws InterruptedException {
    cassandra = other;
    cassandra.start();
    cassandra.awaitReady(RunningJob.TIMEOUT);
  }

  @AfterAll
  static void stop() {
    cassandra.process().kill();
  }

  @Test
  void shouldWriteFromExecutorsWithoutExposingSecrets(Systems systems) throws Exception {
    // Given executors in separate processes
    try (RunningJob job = provision(systems);
        StandaloneSpark spark =
            StandaloneSpark.start(systems.distribution, job.folder.resolve("standalone"))) {
      URI ui = URI.create("http://127.0.0.1:" + FreePorts.pick());
      job.setVariable(SparkSecret.VARIABLE, StandaloneSpark.SECRET.value());
      job.startDriver(
          "-Dspark.master=" + spark.address(),
          "-Dspark.executor.memory=512m",
          "-Dspark.executor.extraClassPath=" + systems.distribution.classPath("spark-app"),
          "-Dspark.ui.enabled=true",
          "-Dspark.ui.port=" + ui.getPort());

      // When
      send(job, 10);
      awaitRows(job, 10);

      // Then the password is not in a process list
      assertThat(spark.executors()).isNotEmpty();
      for (ProcessHandle executor : spark.executors()) {
        assertThat(processList("eww", executor.pid()))
            .contains("CoarseGrainedExecutorBackend")
            .doesNotContain(ADMIN.password());
        assertThat(processList("ww", executor.pid()))
            .doesNotContain(StandaloneSpark.SECRET.value());
      }
      // The driver gets it from an environment variable
      assertThat(processList("ww", job.driver().pid()))
          .contains(StreamingJobMain.class.getName())
          .doesNotContain(ADMIN.password(), StandaloneSpark.SECRET.value());

      // Nor in a web UI
      String application =
          StandaloneSpark.get(ui.resolve("/api/v1/applications")).split("\"", -1)[3];
      for (URI page :
          List.of(
              ui.resolve("/environment/"),
              ui.resolve("/api/v1/applications/%s/environment".formatted(application)))) {
        assertThat(StandaloneSpark.get(page))
            .contains("spark.cassandra.auth.password", "redacted")
            .doesNotContain(ADMIN.password(), StandaloneSpark.SECRET.value());
      }
      for (URI page :
          List.of(
              spark.masterUi().resolve("/"),
              spark.masterUi().resolve("/json/"),
              spark.workerUi().resolve("/"),
              spark.workerUi().resolve("/json/"))) {
        assertThat(StandaloneSpark.get(page))
            .isNotEmpty()
            .doesNotContain(ADMIN.password(), StandaloneSpark.SECRET.value());
      }
      assertThat(job.get("/progress").body())
          .doesNotContain(ADMIN.password(), StandaloneSpark.SECRET.value());

      // Nor in a file: logs, the checkpoint, what Spark unpacks
      assertThat(filesWith(ADMIN.password(), job.folder)).isEmpty();
      assertThat(filesWith(StandaloneSpark.SECRET.value(), job.folder)).isEmpty();
    }
  }

  @Test
  void shouldExitWithAReasonWhenThePasswordIsWrong(Systems systems) throws Exception {
    try (RunningJob job = provision(systems)) {
      job.setVariable(CassandraConnection.PASSWORD, "wrong");
      job.startDriver();

      assertRefused(job);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE) // The password stays changed for the rest of the class
  void shouldExitWithAReasonWhenThePasswordChangedAfterARestart(Systems systems) throws Exception {
    // Given a job that writes
    try (RunningJob job = provision(systems)) {
      job.startDriver();
      send(job, 1);
      awaitRows(job, 1);

      // When
      cassandra.stop();
      int port = Integer.parseInt(cassandra.address().split(":", -1)[1]);
      start(systems.cassandra("cassandra-" + port, port, new Superuser(ADMIN.name(), "another")));
      send(job, 1);

      // Then
      assertRefused(job);
    }
  }

  private RunningJob provision(Systems systems) throws Exception {
    return RunningJob.provision(
        systems,
        Ledger.SCHEMA,
        CassandraConnection.CONTACT_POINTS,
        cassandra.address(),
        CassandraConnection.USERNAME,
        ADMIN.name(),
        CassandraConnection.PASSWORD,
        ADMIN.password());
  }

  private static void send(RunningJob job, int count) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = job.producer()) {
      for (int i = 0; i < count; i++) {
        String value = "{\"id\":\"%s\",\"version\":1}".formatted(i);
        producer.send(new ProducerRecord<>(job.topic(), value.getBytes(UTF_8))).get();
      }
    }
  }

  private void awaitRows(RunningJob job, int count) {
    String table = CqlRendering.table(job.pipeline.spec().sink().cassandra());
    try (CqlSession session =
        Systems.session(cassandra).withAuthCredentials(ADMIN.name(), ADMIN.password()).build()) {
      await()
          .atMost(RunningJob.TIMEOUT)
          .pollInterval(Duration.ofMillis(300))
          .untilAsserted(
              () -> assertThat(session.execute("SELECT id FROM " + table).all()).hasSize(count));
    }
  }

  private static void assertRefused(RunningJob job) throws Exception {
    assertThat(job.driver().exitCode().get(RunningJob.TIMEOUT.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(PERMANENT);
    assertThat(job.driver().lastLines(1).get(0))
        .contains(
            "Cassandra refuses the login: user 'admin' or the password is wrong;"
                + " set CASSANDRA_USERNAME and CASSANDRA_PASSWORD to what the cluster knows");
  }

  /** One process, in full; with {@code e} among the options, with its environment. */
  private static String processList(String options, long processId) throws IOException {
    Process list = new ProcessBuilder("ps", options, "" + processId).start();
    return new String(list.getInputStream().readAllBytes(), UTF_8);
  }

  private static List<Path> filesWith(String text, Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
