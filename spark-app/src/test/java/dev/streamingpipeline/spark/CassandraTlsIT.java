package dev.streamingpipeline.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.streamingpipeline.fixtures.TestAuthority;
import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.spark.config.SparkSecret;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.CassandraTls;
import dev.streamingpipeline.wire.connection.TrustedCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The job with a Cassandra that accepts TLS connections only and requires a login. */
@ExtendWith(Systems.Extension.class)
class CassandraTlsIT {
  private static final Superuser ADMIN = new Superuser("admin", "a s3cret");
  private static final int ROWS = 10;

  @TempDir private static Path folder;
  private static TestAuthority authority;
  private static Cassandra cassandra;

  @BeforeAll
  static void start(Systems systems) throws InterruptedException {
    authority = new TestAuthority(folder);
    int port = FreePorts.pick();
    cassandra =
        systems.cassandra(
            "cassandra-" + port, port, ADMIN, authority.sign("node", "ip:127.0.0.1,dns:localhost"));
    cassandra.start();
    cassandra.awaitReady(RunningJob.TIMEOUT);
  }

  @AfterAll
  static void stop() {
    cassandra.process().kill();
  }

  @Test
  void shouldWriteFromExecutorsWithoutACertificateFile(Systems systems) throws Exception {
    // Given executors in separate processes
    try (RunningJob job = provision(systems);
        StandaloneSpark spark =
            StandaloneSpark.start(systems.distribution, job.folder.resolve("standalone"))) {
      job.setVariable(SparkSecret.VARIABLE, StandaloneSpark.SECRET.value());
      job.startDriver(
          "-Dspark.master=" + spark.address(),
          "-Dspark.executor.memory=512m",
          "-Dspark.executor.extraClassPath=" + systems.distribution.classPath("spark-app"));

      // When
      send(job);

      // Then
      awaitRows(job);
      assertThat(spark.executors()).isNotEmpty();
    }
  }

  @Test
  void shouldReportWhyItWaitsWhenTheCertificateIsNotTrusted(Systems systems) throws Exception {
    try (RunningJob job = provision(systems)) {
      // Given another CA
      Path other = Files.createDirectories(folder.resolve("other"));
      job.setVariable(
          CassandraConnection.CA_FILE, new TestAuthority(other).certificate().toString());

      // When
      job.startDriver("-Dspark.ui.enabled=false");

      // Then
      await()
          .atMost(RunningJob.TIMEOUT)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(job.get("/progress").body())
                      .contains(
                          "Cassandra can't be reached: its certificate is not trusted",
                          "set CASSANDRA_CA_FILE"));
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
        ADMIN.password(),
        CassandraConnection.CA_FILE,
        authority.certificate().toString());
  }

  private static void send(RunningJob job) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = job.producer()) {
      for (int i = 0; i < ROWS; i++) {
        String value = "{\"id\":\"%s\",\"version\":1}".formatted(i);
        producer.send(new ProducerRecord<>(job.topic(), value.getBytes(UTF_8))).get();
      }
    }
  }

  private void awaitRows(RunningJob job) throws Exception {
    TrustedCertificates trusted =
        new TrustedCertificates(Files.readString(authority.certificate()));
    String table = CqlRendering.table(job.pipeline.spec().sink().cassandra());
    try (CqlSession session =
        Systems.session(cassandra)
            .withAuthCredentials(ADMIN.name(), ADMIN.password())
            .withSslEngineFactory(CassandraTls.engines(trusted))
            .build()) {
      await()
          .atMost(RunningJob.TIMEOUT)
          .pollInterval(Duration.ofMillis(300))
          .untilAsserted(
              () -> assertThat(session.execute("SELECT id FROM " + table).all()).hasSize(ROWS));
    }
  }
}
