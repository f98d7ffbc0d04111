package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The brokers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.provider != 'External' || has(self.bootstrapServers)",
    fieldPath = ".bootstrapServers",
    message = KafkaSpec.MISSING_BOOTSTRAP_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.bootstrapServers)",
    fieldPath = ".bootstrapServers",
    message = KafkaSpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.clientPropertiesSecret)",
    fieldPath = ".clientPropertiesSecret",
    message = KafkaSpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = ComponentSpec.HEAP_RULE,
    fieldPath = ".heap",
    message = "is not below the memory limit; " + ComponentSpec.HEAP_REMEDY)
@ValidationRule(
    value = StorageSpec.SAME_CLASS_RULE,
    fieldPath = StorageSpec.CLASS_PATH,
    message = PipelineSpec.CHANGE_REMEDY)
public record KafkaSpec(
    @JsonPropertyDescription(
            "Who runs the brokers: the Strimzi operator, this operator itself (Standalone), or"
                + " somebody else (External). It can't be changed.")
        @Default("Strimzi")
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        Provider provider,
    @JsonPropertyDescription("Where the cluster keeps its metadata. It can't be changed.")
        @Default("ZooKeeper")
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        Metadata metadata,
    @JsonPropertyDescription("How many brokers. Unless given, as spec.size says.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicas,
    @JsonPropertyDescription(
            "Addresses of the brokers, host:port, comma-separated. For provider External only.")
        @Size(max = HostPorts.MAX_LENGTH)
        @ValidationRule(value = HostPorts.RULE, message = HostPorts.REMEDY)
        String bootstrapServers,
    @JsonPropertyDescription(
            "Name of a Secret with a key client.properties: settings of Kafka's clients, such as"
                + " security.protocol, sasl.jaas.config and ssl.truststore.certificates (PEM, in"
                + " the settings themselves). For provider External only.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        @ValidationRule(
            value = KubernetesName.SUBDOMAIN_RULE,
            message = KubernetesName.SUBDOMAIN_REMEDY)
        String clientPropertiesSecret,
    @JsonPropertyDescription(ComponentSpec.IMAGE)
        @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        @ValidationRule(value = ComponentSpec.IMAGE_RULE, message = ComponentSpec.IMAGE_REMEDY)
        String image,
    @JsonPropertyDescription(ComponentSpec.HEAP)
        @Size(max = Quantity.MAX_LENGTH)
        @ValidationRule(value = Quantity.FORM_RULE, message = Quantity.REMEDY)
        Quantity heap,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.STORAGE) StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {

  public static final String MISSING_BOOTSTRAP_REMEDY =
      "is required when spec.kafka.provider is External; give host:port";
  public static final String EXTERNAL_ONLY_REMEDY =
      "is for spec.kafka.provider External only; take it out";

  /** Its settings have other names, and nobody puts them there. */
  public static final String CONFLUENT_REMEDY =
      "is Confluent, which can't use spec.kafka.clientPropertiesSecret; use Apicurio";

  /** Of Kafka UI and Control Center, for the same reason. */
  public static final String PAGES_REMEDY =
      "is true, and can't use spec.kafka.clientPropertiesSecret; set it to false";

  public static final KafkaSpec DEFAULT =
      new KafkaSpec(null, null, null, null, null, null, null, null, null, null);

  public KafkaSpec {
    provider = provider == null ? Provider.STRIMZI : provider;
    metadata = metadata == null ? Metadata.ZOOKEEPER : metadata;
  }

  /** With what a size says where this says nothing. */
  KafkaSpec of(PlatformSize size) {
    return new KafkaSpec(
        provider,
        metadata,
        replicas == null ? Integer.valueOf(size.copies()) : replicas,
        bootstrapServers,
        clientPropertiesSecret,
        image,
        heap,
        ComponentSpec.resources(resources, heap, size.broker()),
        storage,
        podTemplate);
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
