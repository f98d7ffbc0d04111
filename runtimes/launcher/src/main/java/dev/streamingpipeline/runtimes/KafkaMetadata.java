package dev.streamingpipeline.runtimes;

/**
 * Where a broker keeps what it knows of its cluster. Data of one kind can't be read as the other.
 */
public sealed interface KafkaMetadata {
  /**
   * In a ZooKeeper.
   *
   * @param address as {@code host:port}, see {@link ZooKeeper#address()}
   */
  record InZooKeeper(String address) implements KafkaMetadata {}

  /**
   * In the broker, which is its own controller (KRaft, combined mode).
   *
   * @param controllerPort a second port, on which the broker talks to itself
   */
  record InKraft(int controllerPort) implements KafkaMetadata {}
}
