package dev.streamingpipeline.provisioner.topic;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.provisioner.plan.Action;
import java.util.Map;
import java.util.TreeMap;

/** A change to a topic. */
sealed interface TopicAction extends Action<KafkaTopics> {
  String topic();

  @Override
  default String resource() {
    return "topic " + topic();
  }

  @Override
  default Effect effect() {
    return Effect.CHANGED;
  }

  /** Creates a topic. */
  record Create(String topic, int partitions, int replicationFactor, Map<String, String> settings)
      implements TopicAction {
    @Override
    public Effect effect() {
      return Effect.CREATED;
    }

    @Override
    public String detail() {
      return "partitions %s, replication factor %s".formatted(partitions, replicationFactor);
    }

    @Override
    public void applyTo(KafkaTopics topics) {
      topics.create(this);
    }
  }

  /** Adds partitions to a topic. */
  record AddPartitions(String topic, int before, int after) implements TopicAction {
    @Override
    public String detail() {
      return "partitions %s -> %s".formatted(before, after);
    }

    @Override
    public void applyTo(KafkaTopics topics) {
      topics.addPartitions(this);
    }
  }

  /**
   * Changes settings of a topic, and only those.
   *
   * @param before their current values
   * @param after their declared values
   */
  record ChangeSettings(String topic, Map<String, String> before, Map<String, String> after)
      implements TopicAction {
    @Override
    public String detail() {
      return new TreeMap<>(after)
          .entrySet().stream()
              .map(
                  setting ->
                      "%s %s -> %s"
                          .formatted(
                              setting.getKey(), before.get(setting.getKey()), setting.getValue()))
              .collect(joining(", "));
    }

    @Override
    public void applyTo(KafkaTopics topics) {
      topics.changeSettings(this);
    }
  }
}
