package dev.streamingpipeline.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Produces load to a topic and records what Kafka acknowledged, so that a test can verify the
 * results: the newest version of each key in the table, and each poison record in the dead-letter
 * topic.
 */
final class Ledger implements AutoCloseable {
  static final String SCHEMA =
      """
      key: id
      fields:
        - {name: id, type: string, value: record.id}
        - {name: version, type: int, value: record.version}
        - {name: note, type: string, value: record.note, required: false}
      """;

  private static final int KEYS = 500;
  private static final int POISON_EVERY = 97;
  private static final int RECORDS_A_SECOND = 500;

  private final Map<String, Integer> newest = new ConcurrentHashMap<>();
  private final Set<String> poison = ConcurrentHashMap.newKeySet();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger refused = new AtomicInteger();
  private final Thread load;

  /** Starts the load once the job's query runs, so that the job starts without a backlog. */
  Ledger(RunningJob job) {
    job.awaitRunning();
    load = new Thread(() -> produce(job), "load");
    load.start();
  }

  private void produce(RunningJob job) {
    try (KafkaProducer<byte[], byte[]> producer = job.producer()) {
      for (int number = 0; !stop.get(); number++) {
        String key = "key-" + number % KEYS;
        boolean bad = number % POISON_EVERY == 0;
        int version = number;
        String value =
            bad
                ? "poison " + number
                : "{\"id\":\"%s\",\"version\":%s%s}"
                    .formatted(key, version, number % 2 == 0 ? ",\"note\":\"even\"" : "");
        var unused =
            producer.send(
                new ProducerRecord<>(job.topic(), key.getBytes(UTF_8), value.getBytes(UTF_8)),
                (place, failure) -> {
                  if (failure != null) {
                    refused.incrementAndGet();
                  } else if (bad) {
                    acknowledged.incrementAndGet();
                    poison.add(value);
                  } else {
                    acknowledged.incrementAndGet();
                    newest.merge(key, version, Math::max);
                  }
                });
        if (number % (RECORDS_A_SECOND / 20) == 0) {
          Thread.sleep(50);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** Stops the load and waits for the last acknowledgement. */
  @Override
  public void close() throws InterruptedException {
    stop.set(true);
    load.join();
  }

  /** Asserts that the table and the dead-letter topic hold exactly what was acknowledged. */
  void assertNothingLostAndNothingStale(RunningJob job) {
    assertThat(refused).hasValue(0);
    Set<String> keys = new HashSet<>();
    for (Row row : job.rows()) {
      String key = row.getString("id");
      int version = row.getInt("version");
      keys.add(key);
      assertThat(version).as(key).isEqualTo(newest.get(key));
      // All columns of a row come from the same record.
      assertThat(row.getString("note")).as(key).isEqualTo(version % 2 == 0 ? "even" : null);
    }
    assertThat(keys).isEqualTo(newest.keySet());
    Set<String> letters = new HashSet<>();
    job.deadLetters().forEach(letter -> letters.add(new String(letter.value(), UTF_8)));
    assertThat(letters).isEqualTo(poison);
  }
}
