package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** The Kafka brokers. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaSpec(
    @JsonPropertyDescription(
            "Who runs the brokers: the Strimzi operator, this operator itself (Standalone), or"
                + " somebody else (External). It can't be changed.")
        @Default("Strimzi")
        Provider provider,
    @JsonPropertyDescription("Where the cluster keeps its metadata. It can't be changed.")
        @Default("ZooKeeper")
        Metadata metadata,
    @JsonPropertyDescription("How many brokers. Unless given, as spec.size says.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicas,
    @JsonPropertyDescription(
            "Addresses of the brokers, host:port, comma-separated. For provider External only.")
        @Size(max = ComponentSpec.MAX_ADDRESSES_LENGTH)
        String bootstrapServers,
    @JsonPropertyDescription(
            "Name of a Secret with a key client.properties: settings of Kafka's clients, such as"
                + " security.protocol, sasl.jaas.config and ssl.truststore.certificates (PEM, in"
                + " the settings themselves). For provider External only.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        String clientPropertiesSecret,
    @JsonPropertyDescription(ComponentSpec.IMAGE) @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        String image,
    @JsonPropertyDescription(ComponentSpec.HEAP) @Size(max = Quantity.MAX_LENGTH) Quantity heap,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.STORAGE) StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {

  public static final KafkaSpec DEFAULT = KafkaSpecBuilder.builder().build();

  public KafkaSpec {
    provider = provider == null ? Provider.STRIMZI : provider;
    metadata = metadata == null ? Metadata.ZOOKEEPER : metadata;
  }

  /** Fills in the replicas and resources of a size where the user set none. */
  KafkaSpec of(PlatformSize size) {
    return KafkaSpecBuilder.builder(this)
        .replicas(replicas == null ? Integer.valueOf(size.copies()) : replicas)
        .resources(ComponentSpec.resources(resources, heap, size.broker()))
        .build();
  }

  /** Who runs the brokers. */
  public enum Provider {
    /** The Strimzi operator. */
    @JsonProperty("Strimzi")
    STRIMZI,
    /** This operator, with StatefulSets. */
    @JsonProperty("Standalone")
    STANDALONE,
    /** An external cluster, which the pipeline only connects to. */
    @JsonProperty("External")
    EXTERNAL
  }

  /** Where the cluster stores its metadata. */
  public enum Metadata {
    @JsonProperty("ZooKeeper")
    ZOOKEEPER,
    @JsonProperty("KRaft")
    KRAFT
  }
}
