package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the user asks for. Only the source, the schema, the topic and the sink must be given; the
 * rest has defaults, each stated in its own type.
 *
 * @param source where records come from
 * @param schema the contract: the only place where a field is named
 * @param topic the Kafka topic between producer and streaming job
 * @param producer when and how long the source is polled
 * @param streamingJob the Spark job from the topic to the table
 * @param sink the table
 * @param kafka the brokers
 * @param schemaRegistry the registry that holds the contract
 * @param controlCenter Confluent Control Center, a leaf
 * @param kafkaUi the open Kafka UI, a leaf
 * @param airflow Airflow and its database, a leaf
 * @param spark the cluster that the job runs on
 * @param cassandra the database nodes
 * @param deletionPolicy what happens to volumes when the pipeline is deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipelineSpec(
    SourceSpec source,
    SchemaSpec schema,
    TopicSpec topic,
    ProducerSpec producer,
    StreamingJobSpec streamingJob,
    SinkSpec sink,
    KafkaSpec kafka,
    SchemaRegistrySpec schemaRegistry,
    ControlCenterSpec controlCenter,
    KafkaUiSpec kafkaUi,
    AirflowSpec airflow,
    SparkSpec spark,
    CassandraSpec cassandra,
    DeletionPolicy deletionPolicy) {

  public PipelineSpec {
    producer = producer == null ? ProducerSpec.DEFAULT : producer;
    streamingJob = streamingJob == null ? StreamingJobSpec.DEFAULT : streamingJob;
    kafka = kafka == null ? KafkaSpec.DEFAULT : kafka;
    schemaRegistry = schemaRegistry == null ? SchemaRegistrySpec.DEFAULT : schemaRegistry;
    controlCenter = controlCenter == null ? ControlCenterSpec.DEFAULT : controlCenter;
    kafkaUi = kafkaUi == null ? KafkaUiSpec.DEFAULT : kafkaUi;
    airflow = airflow == null ? AirflowSpec.DEFAULT : airflow;
    spark = spark == null ? SparkSpec.DEFAULT : spark;
    cassandra = cassandra == null ? CassandraSpec.DEFAULT : cassandra;
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
  }

  /** This specification with another source. */
  public PipelineSpec withSource(SourceSpec other) {
    return new PipelineSpec(
        other,
        schema,
        topic,
        producer,
        streamingJob,
        sink,
        kafka,
        schemaRegistry,
        controlCenter,
        kafkaUi,
        airflow,
        spark,
        cassandra,
        deletionPolicy);
  }

  /** What happens to volumes when the pipeline is deleted. */
  public enum DeletionPolicy {
    @JsonProperty("Retain")
    RETAIN,
    @JsonProperty("Delete")
    DELETE
  }
}
