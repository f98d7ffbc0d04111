package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The specification of a pipeline. Source, schema, topic and sink are required; the rest has
 * defaults, each defined in its own type.
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
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

  public PipelineSpec {
    size = size == null ? PlatformSize.SMALL : size;
    // A tenant's size applies to its own Spark cluster only: its other components are the
    // platform's
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

  /** Returns this specification with another source. */
  public PipelineSpec withSource(SourceSpec other) {
    return PipelineSpecBuilder.builder(this).source(other).build();
  }

  /** Whether the pipeline uses another pipeline's platform. */
  @JsonIgnore
  public boolean isTenant() {
    return platformRef != null;
  }

  /** Whether the pipeline has an Airflow of its own. A tenant uses the one of its platform. */
  public boolean runsAirflow() {
    return airflow.enabled() && !isTenant();
  }

  /**
   * Returns a tenant's specification with its platform's components and security.
   *
   * @param platform the specification of the pipeline that has the platform
   */
  public PipelineSpec on(PipelineSpec platform) {
    return PipelineSpecBuilder.builder(this)
        .kafka(platform.kafka)
        .schemaRegistry(platform.schemaRegistry)
        .cassandra(platform.cassandra)
        .security(platform.security)
        .build();
  }

  /**
   * Returns the specification for the pipeline's programs, which get addresses and need no
   * platform.
   */
  public PipelineSpec withoutPlatformRef() {
    return PipelineSpecBuilder.builder(this).platformRef(null).build();
  }

  /** Whether the pipeline's programs use authentication and TLS. */
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
