package dev.streamingpipeline.runtimes;

/** Where a broker stores the cluster's metadata. Data of one mode can't be used in the other. */
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
   * @param controllerPort the port of the controller's listener
   */
  record InKraft(int controllerPort) implements KafkaMetadata {}
}
