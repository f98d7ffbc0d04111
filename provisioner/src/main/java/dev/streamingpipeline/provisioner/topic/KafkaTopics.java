package dev.streamingpipeline.provisioner.topic;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.provisioner.kafka.KafkaAdminClient;
import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.Plan;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads and changes the topics of a Kafka cluster. */
public final class KafkaTopics implements AutoCloseable {
  private final KafkaAdminClient calls;

  /**
   * The topics of a cluster, which need not be there yet.
   *
   * @param timeout how long the caller waits for the cluster
   */
  public KafkaTopics(KafkaConnection connection, Duration timeout) {
    this.calls = new KafkaAdminClient(connection, timeout);
  }

  /** Name and address, for messages. */
  public String system() {
    return calls.system();
  }

  /**
   * Reads the pipeline's topics and decides what to do about them.
   *
   * @throws NotReadyException when the cluster does not answer
   * @throws RejectedException when the client's settings are wrong
   */
  public Plan<KafkaTopics> plan(Pipeline pipeline) {
    calls.reachBrokers();
    return TopicPlanner.plan(
        pipeline, read(DesiredTopic.of(pipeline).stream().map(DesiredTopic::name).toList()));
  }

  private Map<String, ActualTopic> read(List<String> names) {
    Map<String, TopicDescription> descriptions = new HashMap<>();
    calls
        .admin()
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, future) -> known(future).ifPresent(topic -> descriptions.put(name, topic)));
    Map<String, ActualTopic> topics = new HashMap<>();
    calls
        .admin()
        .describeConfigs(descriptions.keySet().stream().map(KafkaTopics::resource).toList())
        .values()
        .forEach(
            (resource, future) ->
                known(future)
                    .ifPresent(
                        config ->
                            topics.put(
                                resource.name(),
                                topic(descriptions.get(resource.name()), config))));
    return topics;
  }

  private <T> Optional<T> known(KafkaFuture<T> future) {
    try {
      return Optional.of(calls.await(future, UnknownTopicOrPartitionException.class));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private static ActualTopic topic(TopicDescription description, Config config) {
    Map<String, String> settings = new HashMap<>();
    for (ConfigEntry entry : config.entries()) {
      if (entry.value() != null) {
        settings.put(entry.name(), entry.value());
      }
    }
    int copies =
        description.partitions().stream()
            .mapToInt(partition -> partition.replicas().size())
            .min()
            .orElseThrow();
    return new ActualTopic(description.partitions().size(), copies, settings);
  }

  void create(TopicAction.Create topic) {
    NewTopic created =
        new NewTopic(topic.topic(), topic.partitions(), (short) topic.replicationFactor())
            .configs(topic.settings());
    try {
      calls.await(calls.admin().createTopics(List.of(created)).all(), TopicExistsException.class);
    } catch (TopicExistsException e) {
      // Somebody else was quicker. The next look decides whether it is what we want.
    }
  }

  void addPartitions(TopicAction.AddPartitions topic) {
    NewPartitions partitions = NewPartitions.increaseTo(topic.after());
    calls.await(calls.admin().createPartitions(Map.of(topic.topic(), partitions)).all());
  }

  void changeSettings(TopicAction.ChangeSettings topic) {
    List<AlterConfigOp> changes =
        topic.after().entrySet().stream()
            .map(
                setting ->
                    new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()),
                        AlterConfigOp.OpType.SET))
            .toList();
    calls.await(
        calls.admin().incrementalAlterConfigs(Map.of(resource(topic.topic()), changes)).all());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  @Override
  public void close() {
    calls.close();
  }
}
