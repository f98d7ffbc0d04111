package dev.streamingpipeline.provisioner.topic;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.provisioner.plan.Plan;
import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import java.util.HashMap;
import java.util.Map;

/** Plans the changes to a pipeline's topics. */
public final class TopicPlanner {
  private TopicPlanner() {}

  /**
   * The plan.
   *
   * @param actual the existing topics by name, which may include topics of others
   */
  static Plan<KafkaTopics> plan(Pipeline pipeline, Map<String, ActualTopic> actual) {
    PlanBuilder<KafkaTopics> plan = new PlanBuilder<>();
    for (DesiredTopic desired : DesiredTopic.of(pipeline)) {
      plan.resource(desired.resource());
      ActualTopic existing = actual.get(desired.name());
      if (existing == null) {
        plan.add(
            new TopicAction.Create(
                desired.name(),
                desired.partitions(),
                desired.replicationFactor(),
                desired.settings(desired.replicationFactor())));
      } else {
        partitions(desired, existing, plan);
        replication(desired, existing, plan);
        settings(desired, existing, plan);
      }
    }
    return plan.build();
  }

  private static void partitions(
      DesiredTopic desired, ActualTopic existing, PlanBuilder<KafkaTopics> plan) {
    if (existing.partitions() < desired.partitions()) {
      plan.add(
          new TopicAction.AddPartitions(
              desired.name(), existing.partitions(), desired.partitions()));
    } else if (existing.partitions() > desired.partitions() && desired.partitionsDeclared()) {
      plan.refuse(
          desired.resource(),
          "has %s partitions and spec.topic.partitions is %s; partitions can't be removed"
              .formatted(existing.partitions(), desired.partitions()),
          "Set spec.topic.partitions to %s or more".formatted(existing.partitions()));
    }
  }

  private static void replication(
      DesiredTopic desired, ActualTopic existing, PlanBuilder<KafkaTopics> plan) {
    int replicas = existing.replicationFactor();
    if (replicas == desired.replicationFactor()) {
      return;
    }
    String difference =
        "has replication factor %s and %s is %s"
            .formatted(
                replicas,
                desired.replicationDeclared()
                    ? "spec.topic.replicationFactor"
                    : "the pipeline's default",
                desired.replicationFactor());
    if (desired.replicationDeclared()) {
      plan.refuse(
          desired.resource(),
          difference + "; replicas are reassigned by an administrator only",
          "Set spec.topic.replicationFactor to %s or leave it out, or reassign the replicas with kafka-reassign-partitions"
              .formatted(replicas));
    } else {
      plan.warn("%s %s; left unchanged".formatted(desired.resource(), difference));
    }
  }

  private static void settings(
      DesiredTopic desired, ActualTopic existing, PlanBuilder<KafkaTopics> plan) {
    Map<String, String> before = new HashMap<>();
    Map<String, String> after = new HashMap<>();
    desired
        .settings(existing.replicationFactor())
        .forEach(
            (name, value) -> {
              String now = existing.settings().get(name);
              if (!value.equals(now)) {
                before.put(name, now);
                after.put(name, value);
              }
            });
    if (!after.isEmpty()) {
      plan.add(new TopicAction.ChangeSettings(desired.name(), before, after));
    }
  }
}
