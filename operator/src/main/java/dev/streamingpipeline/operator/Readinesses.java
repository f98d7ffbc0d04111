package dev.streamingpipeline.operator;

import dev.streamingpipeline.operator.airflow.AirflowMigrationReadiness;
import dev.streamingpipeline.operator.cassandra.CassandraReadiness;
import dev.streamingpipeline.operator.kafka.KafkaReadiness;
import dev.streamingpipeline.operator.kafka.access.KafkaUsersReadiness;
import dev.streamingpipeline.operator.producer.ProducerReadiness;
import dev.streamingpipeline.operator.provisioner.ProvisionerReadiness;
import dev.streamingpipeline.operator.readiness.Readiness;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryReadiness;
import dev.streamingpipeline.operator.spark.SparkWorkersReadiness;
import dev.streamingpipeline.operator.streamingjob.StreamingJobReadiness;

/** How to tell of each component whether it serves. */
public final class Readinesses {
  private Readinesses() {}

  public static Readiness of(Component component) {
    return switch (component) {
      case KAFKA -> new KafkaReadiness();
      case KAFKA_USERS -> new KafkaUsersReadiness();
      case CASSANDRA -> new CassandraReadiness();
      case SCHEMA_REGISTRY -> new SchemaRegistryReadiness();
      case SPARK_WORKER -> new SparkWorkersReadiness();
      case PROVISIONER -> new ProvisionerReadiness();
      case STREAMING_JOB -> new StreamingJobReadiness();
      case PRODUCER -> new ProducerReadiness();
      case AIRFLOW_MIGRATION -> new AirflowMigrationReadiness();
      case ZOOKEEPER,
          SPARK_MASTER,
          POSTGRES,
          AIRFLOW_API_SERVER,
          AIRFLOW_SCHEDULER,
          AIRFLOW_DAG_PROCESSOR,
          KAFKA_UI,
          CONTROL_CENTER ->
          new StatefulSetReadiness();
    };
  }
}
