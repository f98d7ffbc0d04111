package dev.streamingpipeline.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.wire.codec.DeadLetter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Poison messages among valid ones. */
@ExtendWith(Systems.Extension.class)
class PoisonRecordsIT {
  private static final String SCHEMA =
      """
      key: id
      fields:
        - {name: id, type: string, value: record.id}
        - {name: count, type: int, value: record.count}
        - {name: note, type: string, value: record.note, required: false}
      """;

  private final Map<String, byte[]> poison = new LinkedHashMap<>();

  @Test
  void shouldDeadLetterPoisonRecordsAndWriteTheRest(Systems systems) throws Exception {
    // Given
    poison.put("NotJson", "this is no JSON".getBytes(UTF_8));
    poison.put("NotJson ", Arrays.copyOf("{\"id\":\"a\",\"note\":\"ü".getBytes(UTF_8), 18));
    poison.put("NullValue", null);
    poison.put(
        "TooLarge", ("{\"id\":\"a\",\"note\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(UTF_8));
    poison.put("MissingField", "{\"count\":1}".getBytes(UTF_8));
    poison.put("WrongType", "{\"id\":\"a\",\"count\":\"1\"}".getBytes(UTF_8));
    poison.put(
        "TooDeep", ("{\"id\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}").getBytes(UTF_8));
    poison.put("DuplicateKey", "{\"id\":\"a\",\"id\":\"b\",\"count\":1}".getBytes(UTF_8));
    poison.put("UnknownField", "{\"id\":\"a\",\"count\":1,\"conut\":1}".getBytes(UTF_8));
    poison.put("NotAnObject", "[1,2]".getBytes(UTF_8));
    poison.put(
        "NotWritable", "{\"id\":\"%s\",\"count\":1}".formatted("k".repeat(70_000)).getBytes(UTF_8));
    Map<String, RecordMetadata> positions = new LinkedHashMap<>();
    int valid = 0;

    try (RunningJob job = RunningJob.start(systems, SCHEMA)) {
      // When
      try (KafkaProducer<byte[], byte[]> producer = job.producer()) {
        for (Map.Entry<String, byte[]> each : poison.entrySet()) {
          for (int i = 0; i < 50; i++) {
            var unused = producer.send(new ProducerRecord<>(job.topic(), valid(valid++)));
          }
          positions.put(
              each.getKey(),
              producer
                  .send(new ProducerRecord<>(job.topic(), "key".getBytes(UTF_8), each.getValue()))
                  .get());
        }
      }

      // Then
      job.awaitRows(valid);
      job.awaitDeadLetters(poison.size());
      List<String> found = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> letter : job.deadLetters()) {
        String kind = kindAt(positions, letter);
        found.add(kind);
        assertThat(header(letter, DeadLetter.REASON)).isEqualTo(kind.strip());
        assertThat(header(letter, DeadLetter.ORIGIN)).isEqualTo("topic");
        assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(job.topic());
        assertThat(header(letter, DeadLetter.MESSAGE)).isNotBlank();
        assertThat(header(letter, DeadLetter.KEY)).isEqualTo("key");
        assertThat(letter.value()).as(kind).isEqualTo(poison.get(kind));
      }
      assertThat(found).containsExactlyInAnyOrderElementsOf(poison.keySet());
      job.awaitRowsIn(valid + poison.size());
      assertThat(job.progress().path("written").asInt()).isEqualTo(valid);
      assertThat(job.progress().path("deadLettered").asInt()).isEqualTo(poison.size());
    }
  }

  private static byte[] valid(int number) {
    return "{\"id\":\"valid-%s\",\"count\":%s}".formatted(number, number).getBytes(UTF_8);
  }

  private static String kindAt(
      Map<String, RecordMetadata> positions, ConsumerRecord<byte[], byte[]> letter) {
    return positions.entrySet().stream()
        .filter(
            position ->
                String.valueOf(position.getValue().partition())
                        .equals(header(letter, DeadLetter.PARTITION))
                    && String.valueOf(position.getValue().offset())
                        .equals(header(letter, DeadLetter.OFFSET)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
