package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.Pipeline;

/**
 * The names of the components of a pipeline, in the order in which they start. This is the only
 * list of them; a {@link ComponentDefinition} says the rest. No record passes through those after
 * the producer.
 */
public enum Component {
  ZOOKEEPER("zookeeper", "ZooKeeper"),
  KAFKA("kafka", "Kafka"),
  /** Created by a Job, or by Strimzi. */
  KAFKA_USERS("kafka-users", "KafkaUsers"),
  CASSANDRA("cassandra", "Cassandra"),
  SCHEMA_REGISTRY("schema-registry", "SchemaRegistry"),
  SPARK_MASTER("spark-master", "SparkMaster"),
  SPARK_WORKER("spark-worker", "SparkWorkers"),
  PROVISIONER("provisioner", "Provisioner"),
  STREAMING_JOB("streaming-job", "StreamingJob"),
  PRODUCER("producer", "Producer"),
  POSTGRES("postgres", "Postgres"),
  AIRFLOW_MIGRATION("airflow-migration", "AirflowMigration"),
  AIRFLOW_API_SERVER("airflow-api-server", "AirflowApiServer"),
  AIRFLOW_SCHEDULER("airflow-scheduler", "AirflowScheduler"),
  AIRFLOW_DAG_PROCESSOR("airflow-dag-processor", "AirflowDagProcessor"),
  KAFKA_UI("kafka-ui", "KafkaUi"),
  CONTROL_CENTER("control-center", "ControlCenter");

  private final String label;
  private final String title;

  Component(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** Value of the label {@code app.kubernetes.io/component}, and suffix of the objects' names. */
  public String label() {
    return label;
  }

  /** The name in messages and condition types, without spaces: {@code SchemaRegistry}. */
  public String title() {
    return title;
  }

  /** The type of the component's condition in the status. */
  public String conditionType() {
    return title + "Ready";
  }

  /** Name of the component's workload, Service and service account. */
  public String nameFor(Pipeline pipeline) {
    return pipeline.name() + "-" + label;
  }
}
