package dev.streamingpipeline.operator;

import dev.streamingpipeline.operator.airflow.AirflowMigrationReadiness;
import dev.streamingpipeline.operator.cassandra.CassandraReadiness;
import dev.streamingpipeline.operator.kafka.KafkaReadiness;
import dev.streamingpipeline.operator.kafka.KafkaUsersReadiness;
import dev.streamingpipeline.operator.network.NetworkPolicies;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentCatalog;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.producer.ProducerReadiness;
import dev.streamingpipeline.operator.provisioner.ProvisionerReadiness;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryReadiness;
import dev.streamingpipeline.operator.spark.SparkWorkersReadiness;
import dev.streamingpipeline.operator.streamingjob.StreamingJobReadiness;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;

/** Connects each component to the classes of its package, which other components do not import. */
public final class Components implements ComponentCatalog {
  @Override
  public ReadinessCheck readinessCheckOf(Component component) {
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

  @Override
  public List<NetworkPolicyPeer> clientsOf(Component component, PipelineContext pipeline) {
    return NetworkPolicies.clientsOf(component, pipeline);
  }
}
