package dev.streamingpipeline.operator;

import dev.streamingpipeline.operator.airflow.AirflowApiServerComponent;
import dev.streamingpipeline.operator.airflow.AirflowDagProcessorComponent;
import dev.streamingpipeline.operator.airflow.AirflowMigrationComponent;
import dev.streamingpipeline.operator.airflow.AirflowSchedulerComponent;
import dev.streamingpipeline.operator.cassandra.CassandraComponent;
import dev.streamingpipeline.operator.controlcenter.ControlCenterComponent;
import dev.streamingpipeline.operator.dependents.ServiceAccounts;
import dev.streamingpipeline.operator.kafka.KafkaComponent;
import dev.streamingpipeline.operator.kafkaui.KafkaUiComponent;
import dev.streamingpipeline.operator.kafkausers.KafkaUsersComponent;
import dev.streamingpipeline.operator.network.NetworkPolicies;
import dev.streamingpipeline.operator.pipeline.ComponentCatalog;
import dev.streamingpipeline.operator.postgres.PostgresComponent;
import dev.streamingpipeline.operator.producer.ProducerComponent;
import dev.streamingpipeline.operator.provisioner.ProvisionerComponent;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryComponent;
import dev.streamingpipeline.operator.spark.SparkMasterComponent;
import dev.streamingpipeline.operator.spark.SparkWorkerComponent;
import dev.streamingpipeline.operator.streamingjob.StreamingJobComponent;
import dev.streamingpipeline.operator.workflow.PipelineWorkflow;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperComponent;
import java.util.List;

/** The definitions of all components. A new component is added here. */
public final class Components {
  private static final ComponentCatalog CATALOG =
      new ComponentCatalog(
          List.of(
              new ZooKeeperComponent(),
              new KafkaComponent(),
              new KafkaUsersComponent(),
              new CassandraComponent(),
              new SchemaRegistryComponent(),
              new SparkMasterComponent(),
              new SparkWorkerComponent(),
              new ProvisionerComponent(),
              new StreamingJobComponent(),
              new ProducerComponent(),
              new PostgresComponent(),
              new AirflowMigrationComponent(),
              new AirflowApiServerComponent(),
              new AirflowSchedulerComponent(),
              new AirflowDagProcessorComponent(),
              new KafkaUiComponent(),
              new ControlCenterComponent()));

  private Components() {}

  public static ComponentCatalog catalog() {
    return CATALOG;
  }

  /** A workflow that reconciles all components. */
  static PipelineWorkflow workflow() {
    return new PipelineWorkflow(CATALOG, List.of(new ServiceAccounts(), new NetworkPolicies()));
  }
}
