package dev.streamingpipeline.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the job resumes, and when it refuses to resume. */
@ExtendWith(Systems.Extension.class)
class CheckpointIT {
  private static final int TOPIC_CHANGED = 3;

  @Test
  void shouldNotOverwriteANewerRowWhenOldOffsetsAreReplayed(Systems systems) throws Exception {
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      // Given two versions of one key in the topic, and a third that another writer wrote later
      send(job, record("a", 1, ",\"note\":\"old\""), record("a", 2, ""));
      await().atMost(RunningJob.TIMEOUT).until(() -> version(job, "a") == 2);
      systems
          .cql()
          .execute(
              "INSERT INTO tests.%s (id, version, note) VALUES ('a', 3, 'newer')"
                  .formatted(job.pipeline.name()));

      // When the whole topic is replayed
      job.driver().kill();
      delete(job.checkpoint());
      job.startDriver();
      send(job, record("b", 1, ""));
      job.awaitRows(2);

      // Then
      Row row = row(job, "a");
      assertThat(row.getInt("version")).isEqualTo(3);
      assertThat(row.getString("note")).isEqualTo("newer");
    }
  }

  @Test
  void shouldClearAnOptionalColumnThatTheNewerRecordLacks(Systems systems) throws Exception {
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      // When
      send(job, record("a", 1, ",\"note\":\"first\""), record("a", 2, ""));

      // Then
      await().atMost(RunningJob.TIMEOUT).until(() -> version(job, "a") == 2);
      assertThat(row(job, "a").isNull("note")).isTrue();
    }
  }

  @Test
  void shouldResumeFromItsCheckpointAfterSigterm(Systems systems) throws Exception {
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      // Given
      send(job, record("a", 1, ""));
      job.awaitRowsIn(1);

      // When
      assertThat(job.driver().stop(Duration.ofMinutes(1))).isTrue();
      send(job, record("b", 1, ""));
      job.startDriver();

      // Then
      job.awaitRows(2);
      job.awaitRowsIn(1);
    }
  }

  @Test
  void shouldExitWithAReasonWhenTheTopicWasRecreated(Systems systems) throws Exception {
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      // Given
      send(job, record("a", 1, ""));
      job.awaitRows(1);

      // When
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", systems.kafka.address()))) {
        admin.deleteTopics(List.of(job.topic())).all().get();
        await()
            .atMost(RunningJob.TIMEOUT)
            .until(() -> !admin.listTopics().names().get().contains(job.topic()));
      }
      job.runProvisioner();
      send(job, record("b", 1, ""), record("c", 1, ""), record("d", 1, ""));

      // Then
      await().atMost(RunningJob.TIMEOUT).until(() -> !job.driver().isAlive());
      assertThat(job.driver().exitCode().join()).isEqualTo(TOPIC_CHANGED);
      assertThat(String.join("\n", job.driver().lastLines(20)))
          .contains("was deleted and recreated")
          .contains(job.checkpoint().toString());
      assertThat(job.rows()).hasSize(1);
    }
  }

  @Test
  void shouldRefuseARecreatedTopicAtTheNextStart(Systems systems) throws Exception {
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      // Given a topic that is recreated while the driver is down, and has more records than before
      send(job, record("a", 1, ""));
      job.awaitRows(1);
      job.driver().kill();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", systems.kafka.address()))) {
        admin.deleteTopics(List.of(job.topic())).all().get();
        await()
            .atMost(RunningJob.TIMEOUT)
            .until(() -> !admin.listTopics().names().get().contains(job.topic()));
      }
      job.runProvisioner();
      for (int i = 0; i < 20; i++) {
        send(job, record("later-" + i, 1, ""));
      }

      // When
      job.startDriver();

      // Then
      await().atMost(RunningJob.TIMEOUT).until(() -> !job.driver().isAlive());
      assertThat(job.driver().exitCode().join()).isEqualTo(TOPIC_CHANGED);
      assertThat(job.rows()).hasSize(1);
    }
  }

  private static byte[] record(String key, int version, String more) {
    return "{\"id\":\"%s\",\"version\":%s%s}".formatted(key, version, more).getBytes(UTF_8);
  }

  private static void send(RunningJob job, byte[]... records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = job.producer()) {
      for (byte[] record : records) {
        // One key: all records are in one partition, and so in order.
        producer.send(new ProducerRecord<>(job.topic(), "k".getBytes(UTF_8), record)).get();
      }
    }
  }

  private static Row row(RunningJob job, String key) {
    return job.rows().stream()
        .filter(row -> key.equals(row.getString("id")))
        .findFirst()
        .orElse(null);
  }

  private static int version(RunningJob job, String key) {
    Row row = row(job, key);
    return row == null ? 0 : row.getInt("version");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
