package dev.streamingpipeline.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.spark.config.StreamingJobConfig;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The status endpoint. */
@ExtendWith(Systems.Extension.class)
class StatusIT {
  @Test
  void shouldReportProgressAsJsonAndMetricsForPrometheus(Systems systems) throws Exception {
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      // When
      try (KafkaProducer<byte[], byte[]> producer = job.producer()) {
        for (int i = 0; i < 300; i++) {
          String value = "{\"id\":\"%s\",\"version\":1}".formatted(i);
          producer.send(new ProducerRecord<>(job.topic(), value.getBytes(UTF_8))).get();
        }
      }
      job.awaitRows(300);
      job.awaitRowsIn(300);
      await().atMost(RunningJob.TIMEOUT).until(() -> job.progress().path("lag").asLong(1) == 0);

      // Then
      JsonNode progress = job.progress();
      assertThat(progress.path("pipeline").asText()).isEqualTo(job.pipeline.name());
      assertThat(progress.path("state").asText()).isEqualTo("RUNNING");
      assertThat(progress.path("written").asInt()).isEqualTo(300);
      assertThat(progress.path("deadLettered").asInt()).isZero();
      assertThat(progress.path("lagByPartition").size()).isEqualTo(3);
      assertThat(progress.path("lastBatchMillis").asLong()).isPositive();
      assertThat(progress.path("lastRowWritten").asText()).isNotBlank();
      assertThat(job.get("/livez").statusCode()).isEqualTo(200);
      assertThat(job.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(job.get("/metrics").body())
          .contains(
              "streaming_rows_written_total{pipeline=\"%s\"} 300.0".formatted(job.pipeline.name()))
          .contains("streaming_lag_records{")
          .contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void shouldFailLivenessOnlyWhileTheQueryIsStalled(Systems systems) throws Exception {
    try (RunningJob job =
        RunningJob.start(systems, Ledger.SCHEMA, StreamingJobConfig.STALL_TIMEOUT_SECONDS, "5")) {
      await()
          .atMost(RunningJob.TIMEOUT)
          .ignoreExceptions()
          .until(() -> job.get("/readyz").statusCode() == 200);

      // When Cassandra hangs in the middle of a batch
      signal("STOP", systems.cassandra.process().pid());
      try (KafkaProducer<byte[], byte[]> producer = job.producer()) {
        producer
            .send(new ProducerRecord<>(job.topic(), "{\"id\":\"a\",\"version\":1}".getBytes(UTF_8)))
            .get();
        await().atMost(RunningJob.TIMEOUT).until(() -> job.get("/livez").statusCode() == 503);
      } finally {
        signal("CONT", systems.cassandra.process().pid());
      }

      // Then
      job.awaitRows(1);
      await().atMost(RunningJob.TIMEOUT).until(() -> job.get("/livez").statusCode() == 200);
    }
  }

  private static void signal(String name, long processId) throws Exception {
    Process kill = new ProcessBuilder(List.of("kill", "-" + name, "" + processId)).start();
    assertThat(kill.waitFor()).isZero();
  }
}
