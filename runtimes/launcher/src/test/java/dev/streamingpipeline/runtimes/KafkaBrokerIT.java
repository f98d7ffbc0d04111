package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.runtimes.KafkaMetadata.InKraft;
import dev.streamingpipeline.runtimes.KafkaMetadata.InZooKeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KafkaBrokerIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir private Path folder;

  private final Distribution distribution = Distribution.locate();
  private final Deque<Service> started = new ArrayDeque<>();

  @AfterEach
  void stopLastStartedFirst() {
    started.forEach(Service::stop);
  }

  @Test
  void shouldKeepRecordsInZooKeeperMode() throws Exception {
    ZooKeeper zooKeeper =
        new ZooKeeper(
            distribution,
            new ZooKeeperConfiguration(
                folder.resolve("zookeeper"), folder.resolve("zookeeper.log"), FreePorts.pick()));
    start(zooKeeper);
    zooKeeper.awaitReady(LIMIT);

    shouldKeepRecords(() -> new InZooKeeper(zooKeeper.address()));
  }

  @Test
  void shouldKeepRecordsInKraftMode() throws Exception {
    shouldKeepRecords(() -> new InKraft(FreePorts.pick()));
  }

  @Test
  void shouldRunTwoBrokersSideBySide() throws Exception {
    KafkaBroker one = broker("one", new InKraft(FreePorts.pick()));
    KafkaBroker other = broker("other", new InKraft(FreePorts.pick()));
    start(one);
    start(other);
    one.awaitReady(LIMIT);
    other.awaitReady(LIMIT);

    KafkaRecords records = new KafkaRecords(one.address(), "only_here");
    records.createTopic();
    one.stop();

    new KafkaRecords(other.address(), "only_here").createTopic();
  }

  private void shouldKeepRecords(Supplier<KafkaMetadata> metadata) throws Exception {
    KafkaBroker broker = broker("kafka", metadata.get());
    start(broker);
    broker.awaitReady(LIMIT);
    KafkaRecords records = new KafkaRecords(broker.address(), "users");
    records.createTopic();
    records.send("before the kill");

    broker.process().kill();
    broker.restart();
    broker.awaitReady(LIMIT);
    records.send("after the kill");
    broker.stop();

    KafkaBroker onOtherPorts = broker("kafka", metadata.get());
    start(onOtherPorts);
    onOtherPorts.awaitReady(LIMIT);

    assertThat(onOtherPorts.address()).isNotEqualTo(broker.address());
    assertThat(new KafkaRecords(onOtherPorts.address(), "users").readAll())
        .containsExactly("before the kill", "after the kill");
  }

  private KafkaBroker broker(String name, KafkaMetadata metadata) {
    return new KafkaBroker(
        distribution,
        new KafkaConfiguration(
            folder.resolve(name), folder.resolve(name + ".log"), FreePorts.pick(), metadata));
  }

  private void start(Service service) {
    started.push(service);
    service.start();
  }
}
