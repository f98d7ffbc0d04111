package dev.streamingpipeline.provisioner.topic;

import java.util.Map;

/**
 * A topic's actual state.
 *
 * @param partitions how many partitions
 * @param replicationFactor replicas of the partition with the fewest
 * @param settings its complete configuration, by Kafka's names
 */
record ActualTopic(int partitions, int replicationFactor, Map<String, String> settings) {
  ActualTopic {
    settings = Map.copyOf(settings);
  }
}
