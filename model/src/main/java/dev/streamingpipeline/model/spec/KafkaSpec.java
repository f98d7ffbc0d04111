package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The brokers.
 *
 * @param provider who runs them
 * @param metadata where the cluster keeps its metadata
 * @param replicas how many brokers
 * @param bootstrapServers the brokers' addresses, host:port, comma-separated; for {@code External}
 *     only
 * @param image another image
 * @param heap the JVM's heap; unless given, derived from the memory limit
 * @param resources CPU and memory
 * @param storage each broker's volume
 * @param podTemplate what to add to the pods
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaSpec(
    Provider provider,
    Metadata metadata,
    Integer replicas,
    String bootstrapServers,
    String image,
    Quantity heap,
    ResourcesSpec resources,
    StorageSpec storage,
    PodTemplateSpec podTemplate)
    implements ComponentSpec {

  public static final int DEFAULT_REPLICAS = 1;
  public static final KafkaSpec DEFAULT =
      new KafkaSpec(null, null, null, null, null, null, null, null, null);

  public KafkaSpec {
    provider = provider == null ? Provider.STRIMZI : provider;
    metadata = metadata == null ? Metadata.ZOOKEEPER : metadata;
    replicas = replicas == null ? DEFAULT_REPLICAS : replicas;
  }

  /** Who runs the brokers. */
  public enum Provider {
    /** The Strimzi operator. */
    @JsonProperty("Strimzi")
    STRIMZI,
    /** StatefulSets of our own. */
    @JsonProperty("Standalone")
    STANDALONE,
    /** Somebody else; we only connect. */
    @JsonProperty("External")
    EXTERNAL
  }

  /** Where the cluster keeps its metadata. */
  public enum Metadata {
    @JsonProperty("ZooKeeper")
    ZOOKEEPER,
    @JsonProperty("KRaft")
    KRAFT
  }
}
