package dev.streamingpipeline.operator.streamingjob;

import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.READ;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.WRITE;
import static dev.streamingpipeline.operator.pipeline.Component.CASSANDRA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_USERS;
import static dev.streamingpipeline.operator.pipeline.Component.PROVISIONER;
import static dev.streamingpipeline.operator.pipeline.Component.SCHEMA_REGISTRY;
import static dev.streamingpipeline.operator.pipeline.Component.SPARK_MASTER;
import static dev.streamingpipeline.operator.pipeline.Component.SPARK_WORKER;
import static dev.streamingpipeline.operator.pipeline.Component.STREAMING_JOB;
import static dev.streamingpipeline.operator.pipeline.Connection.Outside.OPERATOR;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.TopicSpec;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.kafka.KafkaClientComponent;
import dev.streamingpipeline.operator.kafka.KafkaCredentialsSecret;
import dev.streamingpipeline.operator.kafka.access.AclRule;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.Ports;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import dev.streamingpipeline.operator.spark.ExecutorPorts;
import dev.streamingpipeline.operator.spark.SparkMasterService;
import java.util.List;
import java.util.Optional;

/** The driver of the streaming job, which writes the records of the topic to the table. */
public final class StreamingJobComponent extends KafkaClientComponent {
  public StreamingJobComponent() {
    super(STREAMING_JOB, KAFKA_USERS, PROVISIONER, SPARK_WORKER);
  }

  /** Prefix of the consumer groups of Spark, which appends a generated id. */
  private static final String CONSUMER_GROUPS = "spark-kafka-source-";

  private static final Ports EXECUTOR_BLOCKS = new Ports(ExecutorPorts.FIRST, ExecutorPorts.LAST);

  @Override
  protected List<WorkflowNode> ownNodes() {
    return List.of(
        node(new StreamingJobService()).onceReady(needs()),
        node(new StreamingJobConfigMap()).onceReady(needs()),
        node(new StreamingJobStatefulSet())
            .after(StreamingJobConfigMap.class, KafkaCredentialsSecret.class));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StreamingJobReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        // From the executors, which are processes in the workers' pods
        connection(SPARK_WORKER, STREAMING_JOB, StreamingJobService.DRIVER_PORT),
        connection(SPARK_WORKER, STREAMING_JOB, StreamingJobService.BLOCKS_PORT),
        connection(SPARK_WORKER, SPARK_WORKER, ExecutorPorts.FIRST).on(EXECUTOR_BLOCKS),
        connection(SPARK_WORKER, KAFKA, Listeners.CLIENT_PORT),
        connection(SPARK_WORKER, SCHEMA_REGISTRY, SchemaRegistryService.PORT),
        connection(SPARK_WORKER, CASSANDRA, CassandraService.CQL_PORT),
        connection(STREAMING_JOB, SPARK_MASTER, SparkMasterService.PORT),
        // The driver checks that it is still registered with the master
        connection(STREAMING_JOB, SPARK_MASTER, SparkMasterService.WEB_PORT),
        connection(STREAMING_JOB, SPARK_WORKER, ExecutorPorts.FIRST).on(EXECUTOR_BLOCKS),
        connection(STREAMING_JOB, KAFKA, Listeners.CLIENT_PORT),
        connection(STREAMING_JOB, SCHEMA_REGISTRY, SchemaRegistryService.PORT),
        connection(STREAMING_JOB, CASSANDRA, CassandraService.CQL_PORT),
        connection(OPERATOR, STREAMING_JOB, StreamingJobService.STATUS_PORT));
  }

  @Override
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.of(StreamingJobService.statusUrlFor(pipeline));
  }

  @Override
  public List<AclRule> kafkaAcls(PipelineContext pipeline) {
    TopicSpec topic = pipeline.spec().topic();
    return List.of(
        AclRule.topic(topic.name(), DESCRIBE, READ),
        AclRule.topic(topic.deadLetterTopic(), DESCRIBE, WRITE),
        AclRule.groupPrefix(CONSUMER_GROUPS, DESCRIBE, READ));
  }
}
