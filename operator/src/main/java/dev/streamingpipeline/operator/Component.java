package dev.streamingpipeline.operator;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import dev.streamingpipeline.operator.airflow.AirflowMigrationReadiness;
import dev.streamingpipeline.operator.cassandra.CassandraReadiness;
import dev.streamingpipeline.operator.kafka.KafkaReadiness;
import dev.streamingpipeline.operator.producer.ProducerReadiness;
import dev.streamingpipeline.operator.provisioner.ProvisionerReadiness;
import dev.streamingpipeline.operator.spark.SparkWorkersReadiness;
import dev.streamingpipeline.operator.status.Readiness;
import dev.streamingpipeline.operator.status.StatefulSetReadiness;
import dev.streamingpipeline.operator.streamingjob.StreamingJobReadiness;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The parts of a pipeline, in the order in which they come up. The one list of them. Those after
 * the producer are leaves: no record waits for them.
 */
// Its functions are pure, and its sets can't be changed, which the checker can't see
@SuppressWarnings("ImmutableEnumChecker")
public enum Component {
  ZOOKEEPER(
      "zookeeper", "ZooKeeper", Component::runsZooKeeper, new StatefulSetReadiness(), Set.of()),
  KAFKA("kafka", "Kafka", spec -> true, new KafkaReadiness(), Set.of(ZOOKEEPER)) {
    @Override
    public boolean hasPodsOfOurs(PipelineSpec spec) {
      return spec.kafka().provider() == KafkaSpec.Provider.STANDALONE;
    }
  },
  CASSANDRA("cassandra", "Cassandra", spec -> true, new CassandraReadiness(), Set.of()),
  SCHEMA_REGISTRY(
      "schema-registry",
      "SchemaRegistry",
      spec -> true,
      new StatefulSetReadiness(),
      Set.of(KAFKA)) {
    /** Apicurio's registry keeps nothing in Kafka, and is not kept waiting for it. */
    @Override
    public Set<Component> needs(PipelineSpec spec) {
      return spec.schemaRegistry().flavor() == SchemaRegistrySpec.Flavor.APICURIO
          ? Set.of()
          : super.needs(spec);
    }
  },
  SPARK_MASTER("spark-master", "SparkMaster", spec -> true, new StatefulSetReadiness(), Set.of()),
  SPARK_WORKER(
      "spark-worker",
      "SparkWorkers",
      spec -> true,
      new SparkWorkersReadiness(),
      Set.of(SPARK_MASTER)),
  PROVISIONER(
      "provisioner",
      "Provisioner",
      spec -> true,
      new ProvisionerReadiness(),
      Set.of(KAFKA, CASSANDRA, SCHEMA_REGISTRY)),
  STREAMING_JOB(
      "streaming-job",
      "StreamingJob",
      spec -> true,
      new StreamingJobReadiness(),
      Set.of(PROVISIONER, SPARK_WORKER)),
  PRODUCER("producer", "Producer", spec -> true, new ProducerReadiness(), Set.of(PROVISIONER)),
  POSTGRES("postgres", "Postgres", Component::runsAirflow, new StatefulSetReadiness(), Set.of()),
  AIRFLOW_MIGRATION(
      "airflow-migration",
      "AirflowMigration",
      Component::runsAirflow,
      new AirflowMigrationReadiness(),
      Set.of(POSTGRES)),
  AIRFLOW_API_SERVER(
      "airflow-api-server",
      "AirflowApiServer",
      Component::runsAirflow,
      new StatefulSetReadiness(),
      Set.of(AIRFLOW_MIGRATION)),
  AIRFLOW_SCHEDULER(
      "airflow-scheduler",
      "AirflowScheduler",
      Component::runsAirflow,
      new StatefulSetReadiness(),
      Set.of(AIRFLOW_MIGRATION)),
  AIRFLOW_DAG_PROCESSOR(
      "airflow-dag-processor",
      "AirflowDagProcessor",
      Component::runsAirflow,
      new StatefulSetReadiness(),
      Set.of(AIRFLOW_MIGRATION)),
  KAFKA_UI(
      "kafka-ui",
      "KafkaUi",
      spec -> spec.kafkaUi().enabled(),
      new StatefulSetReadiness(),
      Set.of(KAFKA)),
  CONTROL_CENTER(
      "control-center",
      "ControlCenter",
      spec -> spec.controlCenter().enabled(),
      new StatefulSetReadiness(),
      Set.of(KAFKA));

  private final String label;
  private final String title;
  private final Predicate<PipelineSpec> enabled;
  private final Readiness readiness;
  private final Set<Component> needs;

  Component(
      String label,
      String title,
      Predicate<PipelineSpec> enabled,
      Readiness readiness,
      Set<Component> needs) {
    this.label = label;
    this.title = title;
    this.enabled = enabled;
    this.readiness = readiness;
    this.needs = needs;
  }

  /** The components that a pipeline has. */
  public static List<Component> of(PipelineSpec spec) {
    return Stream.of(values()).filter(component -> component.isEnabled(spec)).toList();
  }

  /** Value of the label {@code app.kubernetes.io/component}, and end of the objects' names. */
  public String label() {
    return label;
  }

  /** As people read it, without blanks: {@code SchemaRegistry}. */
  public String title() {
    return title;
  }

  /** The type of its condition in the status. */
  public String conditionType() {
    return title + "Ready";
  }

  public boolean isEnabled(PipelineSpec spec) {
    return enabled.test(spec);
  }

  /** Whether the operator makes its pods itself. */
  public boolean hasPodsOfOurs(PipelineSpec spec) {
    return isEnabled(spec);
  }

  /** How to tell whether it serves. */
  public Readiness readiness() {
    return readiness;
  }

  /** The components that must serve before its objects are made. */
  public Set<Component> needs(PipelineSpec spec) {
    return needs;
  }

  /** Name of its workload, Service and account. */
  public String nameFor(Pipeline pipeline) {
    return pipeline.name() + "-" + label;
  }

  private static boolean runsAirflow(PipelineSpec spec) {
    return spec.airflow().enabled();
  }

  private static boolean runsZooKeeper(PipelineSpec spec) {
    return spec.kafka().provider() == KafkaSpec.Provider.STANDALONE
        && spec.kafka().metadata() == KafkaSpec.Metadata.ZOOKEEPER;
  }
}
