package dev.streamingpipeline.operator.network;

import static dev.streamingpipeline.operator.network.Connection.Outside.ANYWHERE;
import static dev.streamingpipeline.operator.network.Connection.Outside.API_SERVER;
import static dev.streamingpipeline.operator.network.Connection.Outside.OPERATOR;
import static dev.streamingpipeline.operator.network.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_API_SERVER;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_DAG_PROCESSOR;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_MIGRATION;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_SCHEDULER;
import static dev.streamingpipeline.operator.pipeline.Component.CASSANDRA;
import static dev.streamingpipeline.operator.pipeline.Component.CONTROL_CENTER;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_UI;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_USERS;
import static dev.streamingpipeline.operator.pipeline.Component.POSTGRES;
import static dev.streamingpipeline.operator.pipeline.Component.PRODUCER;
import static dev.streamingpipeline.operator.pipeline.Component.PROVISIONER;
import static dev.streamingpipeline.operator.pipeline.Component.SCHEMA_REGISTRY;
import static dev.streamingpipeline.operator.pipeline.Component.SPARK_MASTER;
import static dev.streamingpipeline.operator.pipeline.Component.SPARK_WORKER;
import static dev.streamingpipeline.operator.pipeline.Component.STREAMING_JOB;
import static dev.streamingpipeline.operator.pipeline.Component.ZOOKEEPER;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import dev.streamingpipeline.operator.airflow.AirflowApiServerService;
import dev.streamingpipeline.operator.airflow.AirflowSchedulerService;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.Ports;
import dev.streamingpipeline.operator.postgres.PostgresService;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import dev.streamingpipeline.operator.spark.ExecutorPorts;
import dev.streamingpipeline.operator.spark.SparkMasterService;
import dev.streamingpipeline.operator.streamingjob.StreamingJobService;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperService;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of all network connections of pipelines. NetworkPolicies allow these connections and no
 * others. In addition, every pod may use DNS, and a pod is always reachable from its own node, for
 * probes and port forwarding.
 */
public final class Connections {
  private static final Ports EXECUTOR_BLOCKS = new Ports(ExecutorPorts.FIRST, ExecutorPorts.LAST);

  // @formatter:off
  private static final List<Connection> TABLE =
      List.of(
          connection(KAFKA, ZOOKEEPER, ZooKeeperService.CLIENT_PORT),
          connection(KAFKA, KAFKA, Listeners.CLIENT_PORT).when(Connections::listensForAll),
          connection(KAFKA, KAFKA, Listeners.INTERNAL_PORT).when(Connections::listensForInsiders),
          connection(KAFKA, KAFKA, Listeners.CONTROLLER_PORT).when(Connections::runsControllers),

          connection(CASSANDRA, CASSANDRA, CassandraService.STORAGE_PORT),
          // A node that joins waits until the previous node accepts CQL connections
          connection(CASSANDRA, CASSANDRA, CassandraService.CQL_PORT),

          connection(SCHEMA_REGISTRY, KAFKA, Listeners.CLIENT_PORT).when(Connections::keepsSchemasInKafka),

          connection(SPARK_WORKER, SPARK_MASTER, SparkMasterService.PORT),
          // The worker's startup and readiness probes check that it is registered with the master
          connection(SPARK_WORKER, SPARK_MASTER, SparkMasterService.WEB_PORT),
          // From the executors, which are processes in the workers' pods
          connection(SPARK_WORKER, STREAMING_JOB, StreamingJobService.DRIVER_PORT),
          connection(SPARK_WORKER, STREAMING_JOB, StreamingJobService.BLOCKS_PORT),
          connection(SPARK_WORKER, SPARK_WORKER, ExecutorPorts.FIRST).on(EXECUTOR_BLOCKS),
          connection(SPARK_WORKER, KAFKA, Listeners.CLIENT_PORT),
          connection(SPARK_WORKER, SCHEMA_REGISTRY, SchemaRegistryService.PORT),
          connection(SPARK_WORKER, CASSANDRA, CassandraService.CQL_PORT),

          connection(KAFKA_USERS, KAFKA, Listeners.INTERNAL_PORT).when(Connections::listensForInsiders),
          connection(PROVISIONER, KAFKA, Listeners.CLIENT_PORT).when(Connections::listensForAll),
          connection(PROVISIONER, KAFKA, Listeners.INTERNAL_PORT).when(Connections::listensForInsiders),
          connection(PROVISIONER, SCHEMA_REGISTRY, SchemaRegistryService.PORT),
          connection(PROVISIONER, CASSANDRA, CassandraService.CQL_PORT),

          connection(STREAMING_JOB, SPARK_MASTER, SparkMasterService.PORT),
          // The driver checks that it is still registered with the master
          connection(STREAMING_JOB, SPARK_MASTER, SparkMasterService.WEB_PORT),
          connection(STREAMING_JOB, SPARK_WORKER, ExecutorPorts.FIRST).on(EXECUTOR_BLOCKS),
          connection(STREAMING_JOB, KAFKA, Listeners.CLIENT_PORT),
          connection(STREAMING_JOB, SCHEMA_REGISTRY, SchemaRegistryService.PORT),
          connection(STREAMING_JOB, CASSANDRA, CassandraService.CQL_PORT),
          connection(OPERATOR, STREAMING_JOB, StreamingJobService.STATUS_PORT),

          // To the source, which may be inside the cluster too
          connection(PRODUCER, ANYWHERE, Ports.ANY),
          connection(PRODUCER, KAFKA, Listeners.CLIENT_PORT),
          connection(PRODUCER, SCHEMA_REGISTRY, SchemaRegistryService.PORT),

          connection(AIRFLOW_MIGRATION, POSTGRES, PostgresService.PORT),
          connection(AIRFLOW_API_SERVER, POSTGRES, PostgresService.PORT),
          connection(AIRFLOW_SCHEDULER, POSTGRES, PostgresService.PORT),
          connection(AIRFLOW_DAG_PROCESSOR, POSTGRES, PostgresService.PORT),
          // For the logs of tasks
          connection(AIRFLOW_API_SERVER, AIRFLOW_SCHEDULER, AirflowSchedulerService.LOGS_PORT),
          // From tasks, which are processes in the scheduler's pod
          connection(AIRFLOW_SCHEDULER, AIRFLOW_API_SERVER, AirflowApiServerService.PORT),

          connection(KAFKA_UI, KAFKA, Listeners.CLIENT_PORT),
          connection(KAFKA_UI, SCHEMA_REGISTRY, SchemaRegistryService.PORT),
          connection(CONTROL_CENTER, KAFKA, Listeners.CLIENT_PORT),
          connection(CONTROL_CENTER, SCHEMA_REGISTRY, SchemaRegistryService.PORT));
  // @formatter:on

  private Connections() {}

  /** The connections of a pipeline. */
  public static List<Connection> of(PipelineContext pipeline) {
    return Stream.concat(TABLE.stream(), toApiServer(pipeline.networkEnvironment()))
        .filter(connection -> connection.isPartOf(pipeline.spec()))
        .map(connection -> reached(connection, pipeline.spec()))
        .toList();
  }

  /** Airflow's tasks start the producer's pods through the API server. */
  private static Stream<Connection> toApiServer(NetworkEnvironment networkEnvironment) {
    return networkEnvironment.apiServerPorts().stream()
        .map(port -> connection(AIRFLOW_SCHEDULER, API_SERVER, Ports.of(port)));
  }

  /**
   * Allows any address and port if the server is not managed by the operator or by Strimzi: it can
   * be anywhere, and may direct clients to other addresses and ports.
   */
  private static Connection reached(Connection connection, PipelineSpec spec) {
    return connection.to() instanceof Connection.Pods pods
            && !pods.component().isManaged(spec)
            && !(pods.component() == KAFKA && spec.kafka().provider() == KafkaSpec.Provider.STRIMZI)
        ? connection.to(ANYWHERE, Ports.ANY)
        : connection;
  }

  /**
   * Whether the brokers have the internal listener, for other brokers and for the Jobs that create
   * users and topics. Brokers that the operator runs have it if the pipeline has security.
   */
  private static boolean listensForInsiders(PipelineSpec spec) {
    return spec.hasSecurity() && spec.kafka().provider() == KafkaSpec.Provider.STANDALONE;
  }

  private static boolean listensForAll(PipelineSpec spec) {
    return !listensForInsiders(spec);
  }

  private static boolean runsControllers(PipelineSpec spec) {
    return spec.kafka().metadata() == KafkaSpec.Metadata.KRAFT;
  }

  private static boolean keepsSchemasInKafka(PipelineSpec spec) {
    return spec.schemaRegistry().flavor() == SchemaRegistrySpec.Flavor.CONFLUENT;
  }
}
