package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The number of brokers, and how many of them are controllers, which matters in KRaft mode only.
 *
 * <p>The existing cluster takes precedence over the spec. The operator never removes a broker,
 * because nothing moves its partitions to the others. The number of controllers stays what it was
 * when the cluster was created: additional controllers, whose metadata log is empty, could outvote
 * those that have the topics.
 */
public record KafkaCluster(int brokers, int controllers) {
  /** Annotation of the broker pods with the number of controllers. */
  static final String CONTROLLERS =
      dev.streamingpipeline.model.Pipeline.GROUP + "/kafka-controllers";

  /** Upper limit for replication factors and for the number of controllers. */
  private static final int MAX_REPLICATION_FACTOR = 3;

  private static final int ID_BYTES = 16;

  public static KafkaCluster of(PipelineContext pipeline) {
    int asked = pipeline.spec().kafka().replicas();
    Optional<StatefulSet> existing =
        pipeline
            .actualState()
            .find(StatefulSet.class, Component.KAFKA.nameFor(pipeline.pipeline()))
            .filter(set -> set.getSpec().getReplicas() != null);
    int brokers = existing.map(set -> set.getSpec().getReplicas()).orElse(asked);
    int controllers =
        existing
            .map(set -> set.getSpec().getTemplate().getMetadata().getAnnotations().get(CONTROLLERS))
            .map(Integer::valueOf)
            .orElseGet(() -> quorumFor(asked));
    return new KafkaCluster(Math.max(asked, brokers), controllers);
  }

  /**
   * The number of controllers, or ZooKeeper nodes, for a number of brokers: three, or one below
   * three brokers. Two would be worse than one, because both are needed for a majority.
   */
  public static int quorumFor(int brokers) {
    return brokers >= MAX_REPLICATION_FACTOR ? MAX_REPLICATION_FACTOR : 1;
  }

  /** Whether the brokers are external, and may have other clients too. */
  public static boolean isExternal(PipelineContext pipeline) {
    return pipeline.spec().kafka().provider() == KafkaSpec.Provider.EXTERNAL;
  }

  /**
   * Replication factor of the topics that programs create for themselves; lower with fewer than
   * three brokers.
   */
  public static int internalTopicReplicationFactor(PipelineContext pipeline) {
    return isExternal(pipeline)
        ? MAX_REPLICATION_FACTOR
        : Math.min(MAX_REPLICATION_FACTOR, pipeline.spec().kafka().replicas());
  }

  public static boolean usesZooKeeper(PipelineContext pipeline) {
    return pipeline.spec().kafka().metadata() == KafkaSpec.Metadata.ZOOKEEPER;
  }

  /** Broker settings: default replication factors and minimum in-sync replicas. */
  public Map<String, Integer> replication() {
    Map<String, Integer> settings = new LinkedHashMap<>();
    settings.put("default.replication.factor", replicationFactor());
    settings.put("offsets.topic.replication.factor", replicationFactor());
    settings.put("transaction.state.log.replication.factor", replicationFactor());
    settings.put("min.insync.replicas", minInSyncReplicas());
    settings.put("transaction.state.log.min.isr", minInSyncReplicas());
    return settings;
  }

  /** The default replication factor of topics. */
  int replicationFactor() {
    return Math.min(MAX_REPLICATION_FACTOR, brokers);
  }

  /** How many replicas must have a record before it is acknowledged. */
  int minInSyncReplicas() {
    return replicationFactor() >= MAX_REPLICATION_FACTOR ? 2 : 1;
  }

  /**
   * The cluster id in KRaft mode, in Kafka's form: 16 bytes in Base64. It is derived from namespace
   * and name, so that a pipeline that is deleted and created again can use its retained volumes. It
   * also depends on the number of controllers, so that brokers refuse volumes of a cluster with
   * another quorum.
   */
  String id(PipelineContext pipeline) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  "%s/%s/%s"
                      .formatted(pipeline.namespace(), pipeline.name(), controllers)
                      .getBytes(StandardCharsets.UTF_8));
      // Clear the top bit: a leading dash would be parsed as a command-line option
      hash[0] &= Byte.MAX_VALUE;
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
