package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What the user asks for. Only the source, the schema, the topic and the sink must be given; the
 * rest has defaults, each stated in its own type.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = PipelineSpec.UNKNOWN_COLUMNS + ".size() == 0",
    fieldPath = ".sink.cassandra.primaryKey",
    message = "a column " + SchemaSpec.UNKNOWN_REMEDY,
    messageExpression =
        "\"'\" + " + PipelineSpec.UNKNOWN_COLUMNS + "[0] + \"' " + SchemaSpec.UNKNOWN_REMEDY + "\"")
@ValidationRule(
    value = PipelineSpec.OPTIONAL_COLUMNS + ".size() == 0",
    fieldPath = ".sink.cassandra.primaryKey",
    message = "a column " + SchemaSpec.OPTIONAL_REMEDY,
    messageExpression =
        "\"'\" + "
            + PipelineSpec.OPTIONAL_COLUMNS
            + "[0] + \"' "
            + SchemaSpec.OPTIONAL_REMEDY
            + "\"")
@ValidationRule(
    value =
        PlatformRefSpec.TENANT
            + " || !has(self.topic.replicationFactor) || self.topic.replicationFactor <= "
            + PlatformSize.BROKERS,
    fieldPath = ".topic.replicationFactor",
    message = "must be between 1 and spec.kafka.replicas")
@ValidationRule(
    value =
        PlatformRefSpec.TENANT
            + " || !has(self.sink.cassandra.replicationFactor)"
            + " || self.sink.cassandra.replicationFactor <= "
            + PlatformSize.NODES,
    fieldPath = ".sink.cassandra.replicationFactor",
    message = "must be between 1 and spec.cassandra.replicas")
@ValidationRule(
    value = "self.producer.trigger != 'Airflow' || self.airflow.enabled",
    fieldPath = ".producer.trigger",
    message = PipelineSpec.TRIGGER_REMEDY)
@ValidationRule(
    value = "(" + PipelineSpec.SECURED + ") == (" + PipelineSpec.WAS_SECURED + ")",
    fieldPath = ".security.enabled",
    message = PipelineSpec.CHANGE_REMEDY)
@ValidationRule(
    value =
        "!has(self.kafka.clientPropertiesSecret) || self.schemaRegistry.flavor != 'Confluent'"
            + " || self.schemaRegistry.provider == 'External'",
    fieldPath = ".schemaRegistry.flavor",
    message = KafkaSpec.CONFLUENT_REMEDY)
@ValidationRule(
    value = "!has(self.kafka.clientPropertiesSecret) || !self.kafkaUi.enabled",
    fieldPath = ".kafkaUi.enabled",
    message = KafkaSpec.PAGES_REMEDY)
@ValidationRule(
    value = "!has(self.kafka.clientPropertiesSecret) || !self.controlCenter.enabled",
    fieldPath = ".controlCenter.enabled",
    message = KafkaSpec.PAGES_REMEDY)
@ValidationRule(
    value = PlatformRefSpec.TENANT + " == has(oldSelf.platformRef)",
    fieldPath = ".platformRef.name",
    message = PipelineSpec.CHANGE_REMEDY)
// What can't change later must not be stored in the first place: it could not be taken out again.
@ValidationRule(
    value =
        "!"
            + PlatformRefSpec.TENANT
            + " || (self.kafka.provider == 'Strimzi'"
            + " && self.kafka.metadata == 'ZooKeeper' && !has(self.kafka.storage))",
    fieldPath = ".kafka",
    message = PlatformRefSpec.NOT_ITS_OWN,
    messageExpression = PlatformRefSpec.NOT_ITS_OWN_MESSAGE)
@ValidationRule(
    value =
        "!"
            + PlatformRefSpec.TENANT
            + " || (self.schemaRegistry.provider == 'Standalone'"
            + " && self.schemaRegistry.flavor == 'Confluent' && !has(self.schemaRegistry.storage))",
    fieldPath = ".schemaRegistry",
    message = PlatformRefSpec.NOT_ITS_OWN,
    messageExpression = PlatformRefSpec.NOT_ITS_OWN_MESSAGE)
@ValidationRule(
    value =
        "!"
            + PlatformRefSpec.TENANT
            + " || (self.cassandra.provider == 'Standalone'"
            + " && !has(self.cassandra.storage))",
    fieldPath = ".cassandra",
    message = PlatformRefSpec.NOT_ITS_OWN,
    messageExpression = PlatformRefSpec.NOT_ITS_OWN_MESSAGE)
@ValidationRule(
    value = "!" + PlatformRefSpec.TENANT + " || !has(self.airflow.storage)",
    fieldPath = ".airflow.storage",
    message = PlatformRefSpec.NOT_ITS_OWN,
    messageExpression = PlatformRefSpec.NOT_ITS_OWN_MESSAGE)
@ValidationRule(
    value = "!" + PlatformRefSpec.TENANT + " || !has(self.security.enabled)",
    fieldPath = ".security.enabled",
    message = PlatformRefSpec.NOT_ITS_OWN,
    messageExpression = PlatformRefSpec.NOT_ITS_OWN_MESSAGE)
public record PipelineSpec(
    @JsonPropertyDescription("Where records come from.") @Required SourceSpec source,
    @JsonPropertyDescription(
            "The contract: the only place where a field is named. From it come the schema in the"
                + " registry, the job's schema and the table.")
        @Required
        SchemaSpec schema,
    @JsonPropertyDescription("The Kafka topic between producer and streaming job.") @Required
        TopicSpec topic,
    @JsonPropertyDescription(
            "How large the platform is where its components say nothing else. Small fits a node of"
                + " 6 GiB; Large has three brokers, three Cassandra nodes and three Spark workers."
                + " It can grow, never shrink. Of a tenant it is the size of the Spark cluster and the"
                + " streaming job alone.")
        @Default("Small")
        @ValidationRule(
            value = PipelineSpec.GROWS,
            message = PipelineSpec.SHRINK_REMEDY,
            messageExpression =
                "'was ' + oldSelf + ' and is ' + self + \"; " + PipelineSpec.SHRINK_REMEDY + "\"")
        PlatformSize size,
    @JsonPropertyDescription("When and how long the source is polled.") @Default("{}")
        ProducerSpec producer,
    @JsonPropertyDescription("The Spark job from the topic to the table.") @Default("{}")
        StreamingJobSpec streamingJob,
    @JsonPropertyDescription("Where records go.") @Required SinkSpec sink,
    @JsonPropertyDescription(
            "Makes the pipeline a tenant, which uses the Kafka, the Schema Registry, the Cassandra,"
                + " the Kafka UI, the Control Center and the Airflow of another pipeline, and says"
                + " nothing of its own about them but airflow.enabled and airflow.dagId. It can't be"
                + " added, changed or removed later.")
        PlatformRefSpec platformRef,
    @JsonPropertyDescription("The brokers.") @Default("{}") KafkaSpec kafka,
    @JsonPropertyDescription("The registry that holds the contract.") @Default("{}")
        SchemaRegistrySpec schemaRegistry,
    @JsonPropertyDescription("Confluent Control Center. The data path does not need it.")
        @Default("{}")
        ControlCenterSpec controlCenter,
    @JsonPropertyDescription("The open Kafka UI. The data path does not need it.") @Default("{}")
        KafkaUiSpec kafkaUi,
    @JsonPropertyDescription(
            "Airflow and its Postgres. The data path needs them only when Airflow triggers the"
                + " producer.")
        @Default("{}")
        AirflowSpec airflow,
    @JsonPropertyDescription("The Spark cluster that the streaming job runs on.") @Default("{}")
        SparkSpec spark,
    @JsonPropertyDescription("The Cassandra nodes.") @Default("{}") CassandraSpec cassandra,
    @JsonPropertyDescription("Who may connect to whom.") @Default("{}")
        NetworkPolicySpec networkPolicy,
    @JsonPropertyDescription("TLS, users and logins inside the pipeline.") @Default("{}")
        SecuritySpec security,
    @JsonPropertyDescription("What happens to volumes when the pipeline is deleted.")
        @Default("Retain")
        DeletionPolicy deletionPolicy) {
  /** What to do about a change that can't be made. */
  public static final String CHANGE_REMEDY =
      "it can't be changed; set it back, or create a new pipeline with another metadata.name";

  /** CEL, for a text: what it was, what it is, and what to do. */
  static final String CHANGE_MESSAGE =
      "'was ' + oldSelf + ' and is ' + self + \"; " + CHANGE_REMEDY + "\"";

  /** CEL, for {@link #size}. */
  static final String GROWS = "self == oldSelf || oldSelf == 'Small' || self == 'Large'";

  public static final String SHRINK_REMEDY =
      "brokers and nodes hold data, so set it back, and say of single components what they need";

  /** CEL, for {@link #hasSecurity}. */
  static final String SECURED =
      "has(self.security.enabled) ? self.security.enabled : self.kafka.provider == 'Strimzi'";

  static final String WAS_SECURED =
      "has(oldSelf.security.enabled) ? oldSelf.security.enabled"
          + " : oldSelf.kafka.provider == 'Strimzi'";

  static final String UNKNOWN_COLUMNS =
      "self.sink.cassandra.primaryKey.filter(column,"
          + " !self.schema.fields.exists(field, field.name == column))";
  static final String OPTIONAL_COLUMNS =
      "self.sink.cassandra.primaryKey.filter(column,"
          + " self.schema.fields.exists(field, field.name == column && has(field.required)"
          + " && !field.required))";

  public static final String TRIGGER_REMEDY =
      "is Airflow, but spec.airflow.enabled is false; enable Airflow or use CronJob";

  public PipelineSpec {
    size = size == null ? PlatformSize.SMALL : size;
    // A tenant's size is that of its own Spark. What it has of a platform must stay as it is there.
    PlatformSize platformSize = platformRef == null ? size : PlatformSize.SMALL;
    producer = producer == null ? ProducerSpec.DEFAULT : producer;
    streamingJob = (streamingJob == null ? StreamingJobSpec.DEFAULT : streamingJob).of(size);
    kafka = (kafka == null ? KafkaSpec.DEFAULT : kafka).of(platformSize);
    schemaRegistry = schemaRegistry == null ? SchemaRegistrySpec.DEFAULT : schemaRegistry;
    controlCenter = controlCenter == null ? ControlCenterSpec.DEFAULT : controlCenter;
    kafkaUi = kafkaUi == null ? KafkaUiSpec.DEFAULT : kafkaUi;
    airflow = airflow == null ? AirflowSpec.DEFAULT : airflow;
    spark = (spark == null ? SparkSpec.DEFAULT : spark).of(size);
    cassandra = (cassandra == null ? CassandraSpec.DEFAULT : cassandra).of(platformSize);
    networkPolicy = networkPolicy == null ? NetworkPolicySpec.DEFAULT : networkPolicy;
    security = security == null ? SecuritySpec.DEFAULT : security;
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
  }

  /** This specification with another source. */
  public PipelineSpec withSource(SourceSpec other) {
    return new PipelineSpec(
        other,
        schema,
        topic,
        size,
        producer,
        streamingJob,
        sink,
        platformRef,
        kafka,
        schemaRegistry,
        controlCenter,
        kafkaUi,
        airflow,
        spark,
        cassandra,
        networkPolicy,
        security,
        deletionPolicy);
  }

  /** Whether the pipeline uses the platform of another. */
  @JsonIgnore
  public boolean isTenant() {
    return platformRef != null;
  }

  /**
   * A tenant's specification with what holds on its platform.
   *
   * @param platform the specification of the pipeline that has the platform
   */
  public PipelineSpec on(PipelineSpec platform) {
    return new PipelineSpec(
        source,
        schema,
        topic,
        size,
        producer,
        streamingJob,
        sink,
        platformRef,
        platform.kafka,
        platform.schemaRegistry,
        controlCenter,
        kafkaUi,
        airflow,
        spark,
        platform.cassandra,
        networkPolicy,
        platform.security,
        deletionPolicy);
  }

  /** As programs are given it, which connect to what they are told, and know of no platforms. */
  public PipelineSpec withoutPlatformRef() {
    return new PipelineSpec(
        source,
        schema,
        topic,
        size,
        producer,
        streamingJob,
        sink,
        null,
        kafka,
        schemaRegistry,
        controlCenter,
        kafkaUi,
        airflow,
        spark,
        cassandra,
        networkPolicy,
        security,
        deletionPolicy);
  }

  /** Whether programs log in to each other, and talk over TLS. */
  public boolean hasSecurity() {
    return security.enabled() == null
        ? kafka.provider() == KafkaSpec.Provider.STRIMZI
        : security.enabled();
  }

  /** What happens to volumes when the pipeline is deleted. */
  public enum DeletionPolicy {
    @JsonProperty("Retain")
    RETAIN,
    @JsonProperty("Delete")
    DELETE
  }
}
