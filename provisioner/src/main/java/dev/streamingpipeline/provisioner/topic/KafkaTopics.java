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

/** Plans and applies changes to the topics of a Kafka cluster. */
public final class KafkaTopics implements AutoCloseable {
  private final KafkaAdminClient client;

  /**
   * The topics of a cluster, which may not be reachable yet.
   *
   * @param timeout how long the caller waits for the cluster
   */
  public KafkaTopics(KafkaConnection connection, Duration timeout) {
    this.client = new KafkaAdminClient(connection, timeout);
  }

  /** Name and address, for messages. */
  public String system() {
    return client.system();
  }

  /**
   * Reads the pipeline's topics and plans the changes to them.
   *
   * @throws NotReadyException when the cluster does not answer
   * @throws RejectedException when the client's settings are wrong
   */
  public Plan<KafkaTopics> plan(Pipeline pipeline) {
    client.verifyAdvertisedListeners();
    return TopicPlanner.plan(
        pipeline, read(DesiredTopic.of(pipeline).stream().map(DesiredTopic::name).toList()));
  }

  private Map<String, ActualTopic> read(List<String> names) {
    Map<String, TopicDescription> descriptions = new HashMap<>();
    client
        .admin()
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, future) -> ifExists(future).ifPresent(topic -> descriptions.put(name, topic)));
    Map<String, ActualTopic> topics = new HashMap<>();
    client
        .admin()
        .describeConfigs(descriptions.keySet().stream().map(KafkaTopics::resource).toList())
        .values()
        .forEach(
            (resource, future) ->
                ifExists(future)
                    .ifPresent(
                        config ->
                            topics.put(
                                resource.name(),
                                topic(descriptions.get(resource.name()), config))));
    return topics;
  }

  private <T> Optional<T> ifExists(KafkaFuture<T> future) {
    try {
      return Optional.of(client.await(future, UnknownTopicOrPartitionException.class));
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
    int replicas =
        description.partitions().stream()
            .mapToInt(partition -> partition.replicas().size())
            .min()
            .orElseThrow();
    return new ActualTopic(description.partitions().size(), replicas, settings);
  }

  void create(TopicAction.Create topic) {
    NewTopic created =
        new NewTopic(topic.topic(), topic.partitions(), (short) topic.replicationFactor())
            .configs(topic.settings());
    try {
      client.await(client.admin().createTopics(List.of(created)).all(), TopicExistsException.class);
    } catch (TopicExistsException e) {
      // Created concurrently. The next read decides whether it matches.
    }
  }

  void addPartitions(TopicAction.AddPartitions topic) {
    NewPartitions partitions = NewPartitions.increaseTo(topic.after());
    client.await(client.admin().createPartitions(Map.of(topic.topic(), partitions)).all());
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
    client.await(
        client.admin().incrementalAlterConfigs(Map.of(resource(topic.topic()), changes)).all());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  @Override
  public void close() {
    client.close();
  }
}
