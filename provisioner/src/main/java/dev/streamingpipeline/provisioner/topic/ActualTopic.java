package dev.streamingpipeline.provisioner.topic;

import java.util.Map;

/**
 * A topic as it is.
 *
 * @param partitions how many partitions
 * @param replicationFactor copies of the partition that has the fewest
 * @param settings its whole configuration, by Kafka's names
 */
record ActualTopic(int partitions, int replicationFactor, Map<String, String> settings) {
  ActualTopic {
    settings = Map.copyOf(settings);
  }
}
