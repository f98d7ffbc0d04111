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
 * How many brokers there are to be, and how many of them are controllers, which only matters
 * without ZooKeeper.
 *
 * <p>What exists has its say. No broker is taken away, because nothing moves its partitions to the
 * others. And the controllers stay as many as there were at first: more of them, new ones that know
 * of no topic, could outvote those that do.
 */
public record KafkaCluster(int brokers, int controllers) {
  /** On the pods, how many controllers there are. */
  static final String CONTROLLERS =
      dev.streamingpipeline.model.Pipeline.GROUP + "/kafka-controllers";

  /** As many copies of the cluster's own topics, and as many controllers, as one may want. */
  private static final int ENOUGH = 3;

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
   * As many controllers, or nodes of ZooKeeper, as are worth having for so many brokers. Two would
   * need each other, so one is better.
   */
  public static int quorumFor(int brokers) {
    return brokers >= ENOUGH ? ENOUGH : 1;
  }

  /** Whether the brokers are somebody else's, who may have other clients too. */
  public static boolean isShared(PipelineContext pipeline) {
    return pipeline.spec().kafka().provider() == KafkaSpec.Provider.EXTERNAL;
  }

  /** Copies of topics that programs make for themselves; fewer where there are fewer brokers. */
  public static int copiesOfOwnTopics(PipelineContext pipeline) {
    return isShared(pipeline) ? ENOUGH : Math.min(ENOUGH, pipeline.spec().kafka().replicas());
  }

  public static boolean usesZooKeeper(PipelineContext pipeline) {
    return pipeline.spec().kafka().metadata() == KafkaSpec.Metadata.ZOOKEEPER;
  }

  /** How often records are kept, where nobody said so: settings of a broker. */
  public Map<String, Integer> replication() {
    Map<String, Integer> settings = new LinkedHashMap<>();
    settings.put("default.replication.factor", copies());
    settings.put("offsets.topic.replication.factor", copies());
    settings.put("transaction.state.log.replication.factor", copies());
    settings.put("min.insync.replicas", copiesInSync());
    settings.put("transaction.state.log.min.isr", copiesInSync());
    return settings;
  }

  /** Copies of each partition, where nobody said how many. */
  int copies() {
    return Math.min(ENOUGH, brokers);
  }

  /** Copies that must have a record before it counts as written. */
  int copiesInSync() {
    return copies() >= ENOUGH ? 2 : 1;
  }

  /**
   * The id of a cluster without ZooKeeper, in Kafka's form: 16 bytes in base 64. It is the same
   * each time that the pipeline is made, so that volumes that were kept fit again; and another one
   * for another number of controllers, so that they don't where they must not.
   */
  String id(PipelineContext pipeline) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  "%s/%s/%s"
                      .formatted(pipeline.namespace(), pipeline.name(), controllers)
                      .getBytes(StandardCharsets.UTF_8));
      // A dash in front would look like an option
      hash[0] &= Byte.MAX_VALUE;
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
