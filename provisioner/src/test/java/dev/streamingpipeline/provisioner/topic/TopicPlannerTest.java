package dev.streamingpipeline.provisioner.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.provisioner.PipelineDraft;
import dev.streamingpipeline.provisioner.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPlannerTest {
  private static final PipelineDraft DRAFT = PipelineDraft.named("users");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "retention.ms", "604800000",
          "cleanup.policy", "delete",
          "max.message.bytes", "4194304",
          "min.insync.replicas", "1");
  private static final Map<String, String> DEAD_LETTER_SETTINGS =
      with(with(SETTINGS, "retention.ms", "2592000000"), "max.message.bytes", "17825792");

  @Test
  void shouldCreateBothTopics() {
    Plan<KafkaTopics> plan = TopicPlanner.plan(DRAFT.pipeline(), Map.of());

    assertThat(plan.resources()).containsExactly("topic users", "topic users.dlq");
    assertThat(plan.actions())
        .containsExactly(
            new TopicAction.Create("users", 3, 1, SETTINGS),
            new TopicAction.Create("users.dlq", 1, 1, DEAD_LETTER_SETTINGS));
    assertThat(plan.actions()).extracting("effect").hasToString("[CREATED, CREATED]");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 2, 1", "3, 3, 2", "5, 3, 2"})
  void shouldRequireTwoInSyncReplicasWithThreeReplicas(
      int brokers, int replicationFactor, String inSync) {
    Plan<KafkaTopics> plan = TopicPlanner.plan(DRAFT.replicas(brokers).pipeline(), Map.of());

    assertThat(plan.actions())
        .contains(
            new TopicAction.Create(
                "users", 3, replicationFactor, with(SETTINGS, "min.insync.replicas", inSync)));
  }

  @Test
  void shouldNotChangeWhatMatchesTheDeclaration() {
    Plan<KafkaTopics> plan = plan(DRAFT, new ActualTopic(3, 1, with(SETTINGS, "flush.ms", "7")));

    assertThat(plan.actions()).isEmpty();
    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void shouldAddPartitions() {
    Plan<KafkaTopics> plan = plan(DRAFT, new ActualTopic(2, 1, SETTINGS));

    assertThat(plan.actions()).containsExactly(new TopicAction.AddPartitions("users", 2, 3));
    assertThat(plan.actions()).extracting("detail").containsExactly("partitions 2 -> 3");
  }

  @Test
  void shouldChangeOnlyTheSettingsThatDiffer() {
    Plan<KafkaTopics> plan =
        plan(
            DRAFT,
            new ActualTopic(
                3, 1, with(with(SETTINGS, "retention.ms", "5"), "cleanup.policy", "compact")));

    assertThat(plan.actions())
        .containsExactly(
            new TopicAction.ChangeSettings(
                "users",
                Map.of("retention.ms", "5", "cleanup.policy", "compact"),
                Map.of("retention.ms", "604800000", "cleanup.policy", "delete")));
    assertThat(plan.actions())
        .extracting("detail")
        .containsExactly("cleanup.policy compact -> delete, retention.ms 5 -> 604800000");
  }

  @Test
  void shouldRefuseToRemovePartitions() {
    Plan<KafkaTopics> plan = plan(DRAFT, new ActualTopic(6, 1, SETTINGS));

    assertThat(plan.actions()).isEmpty();
    assertThat(plan.refusals())
        .extracting(Object::toString)
        .containsExactly(
            "topic users: has 6 partitions and spec.topic.partitions is 3; partitions can't be"
                + " removed. Set spec.topic.partitions to 6 or more");
  }

  @Test
  void shouldRefuseADeclaredReplicationFactorThatDiffers() {
    Plan<KafkaTopics> plan =
        plan(DRAFT.replicas(3).topic("replicationFactor: 3"), new ActualTopic(3, 1, SETTINGS));

    assertThat(plan.refusals())
        .extracting(Object::toString)
        .first()
        .isEqualTo(
            "topic users: has replication factor 1 and spec.topic.replicationFactor is 3; replicas are"
                + " reassigned by an administrator only. Set spec.topic.replicationFactor to 1 or leave it"
                + " out, or reassign the replicas with kafka-reassign-partitions");
  }

  @Test
  void shouldKeepATopicWithFewerReplicasThanTheDefaultWritable() {
    Plan<KafkaTopics> plan = plan(DRAFT.replicas(3), new ActualTopic(3, 1, SETTINGS));

    assertThat(plan.actions()).isEmpty();
    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.warnings())
        .containsExactly(
            "topic users has replication factor 1 and the pipeline's default is 3; left unchanged",
            "topic users.dlq has replication factor 1 and the pipeline's default is 3; left unchanged");
  }

  @Test
  void shouldAcceptMorePartitionsOfTheDeadLetterTopic() {
    Plan<KafkaTopics> plan =
        TopicPlanner.plan(
            DRAFT.pipeline(),
            Map.of(
                "users",
                new ActualTopic(3, 1, SETTINGS),
                "users.dlq",
                new ActualTopic(4, 1, DEAD_LETTER_SETTINGS)));

    assertThat(plan.actions()).isEmpty();
    assertThat(plan.refusals()).isEmpty();
  }

  private static Plan<KafkaTopics> plan(PipelineDraft draft, ActualTopic topic) {
    return TopicPlanner.plan(
        draft.pipeline(),
        Map.of("users", topic, "users.dlq", new ActualTopic(1, 1, DEAD_LETTER_SETTINGS)));
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> copy = new HashMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
