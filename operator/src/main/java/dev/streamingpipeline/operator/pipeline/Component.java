package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The parts of a pipeline, in the order in which they come up. The one list of them. Those after
 * the producer are leaves: no record waits for them.
 *
 * <p>A tenant has those that its records pass. Brokers, registry and Cassandra are its platform's.
 */
// Its functions are pure, and its sets can't be changed, which the checker can't see
@SuppressWarnings("ImmutableEnumChecker")
public enum Component {
  ZOOKEEPER("zookeeper", "ZooKeeper", Component::runsZooKeeper, Set.of()),
  KAFKA("kafka", "Kafka", spec -> true, Set.of(ZOOKEEPER)) {
    @Override
    public boolean isManaged(PipelineSpec spec) {
      return spec.kafka().provider() == KafkaSpec.Provider.STANDALONE;
    }

    @Override
    public boolean isShared() {
      return true;
    }
  },
  /** By a Job, or by Strimzi. */
  KAFKA_USERS("kafka-users", "KafkaUsers", Component::controlsKafka, Set.of(KAFKA)) {
    @Override
    public boolean isManaged(PipelineSpec spec) {
      return isEnabled(spec) && spec.kafka().provider() == KafkaSpec.Provider.STANDALONE;
    }
  },
  CASSANDRA("cassandra", "Cassandra", spec -> true, Set.of()) {
    @Override
    public boolean isManaged(PipelineSpec spec) {
      return spec.cassandra().provider() == Provider.STANDALONE;
    }

    @Override
    public boolean isShared() {
      return true;
    }
  },
  SCHEMA_REGISTRY("schema-registry", "SchemaRegistry", spec -> true, Set.of(KAFKA, KAFKA_USERS)) {
    @Override
    public boolean isManaged(PipelineSpec spec) {
      return spec.schemaRegistry().provider() == Provider.STANDALONE;
    }

    @Override
    public boolean isShared() {
      return true;
    }

    /** Apicurio's registry keeps nothing in Kafka, and is not kept waiting for it. */
    @Override
    public Set<Component> needs(PipelineSpec spec) {
      return !hasPodsOfOurs(spec)
              || spec.schemaRegistry().flavor() == SchemaRegistrySpec.Flavor.APICURIO
          ? Set.of()
          : super.needs(spec);
    }
  },
  SPARK_MASTER("spark-master", "SparkMaster", spec -> true, Set.of()),
  SPARK_WORKER("spark-worker", "SparkWorkers", spec -> true, Set.of(SPARK_MASTER)),
  PROVISIONER(
      "provisioner",
      "Provisioner",
      spec -> true,
      Set.of(KAFKA, KAFKA_USERS, CASSANDRA, SCHEMA_REGISTRY)),
  STREAMING_JOB(
      "streaming-job",
      "StreamingJob",
      spec -> true,
      Set.of(KAFKA_USERS, PROVISIONER, SPARK_WORKER)),
  PRODUCER("producer", "Producer", spec -> true, Set.of(KAFKA_USERS, PROVISIONER)),
  POSTGRES("postgres", "Postgres", Component::runsAirflow, Set.of()),
  AIRFLOW_MIGRATION(
      "airflow-migration", "AirflowMigration", Component::runsAirflow, Set.of(POSTGRES)),
  AIRFLOW_API_SERVER(
      "airflow-api-server", "AirflowApiServer", Component::runsAirflow, Set.of(AIRFLOW_MIGRATION)),
  AIRFLOW_SCHEDULER(
      "airflow-scheduler", "AirflowScheduler", Component::runsAirflow, Set.of(AIRFLOW_MIGRATION)),
  AIRFLOW_DAG_PROCESSOR(
      "airflow-dag-processor",
      "AirflowDagProcessor",
      Component::runsAirflow,
      Set.of(AIRFLOW_MIGRATION)),
  KAFKA_UI(
      "kafka-ui",
      "KafkaUi",
      spec -> spec.kafkaUi().enabled() && !spec.isTenant(),
      Set.of(KAFKA, KAFKA_USERS)),
  CONTROL_CENTER(
      "control-center",
      "ControlCenter",
      spec -> spec.controlCenter().enabled() && !spec.isTenant(),
      Set.of(KAFKA, KAFKA_USERS));

  private final String label;
  private final String title;
  private final Predicate<PipelineSpec> enabled;
  private final Set<Component> needs;

  Component(String label, String title, Predicate<PipelineSpec> enabled, Set<Component> needs) {
    this.label = label;
    this.title = title;
    this.enabled = enabled;
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

  /** Whether records of a tenant pass the one of its platform. */
  public boolean isShared() {
    return false;
  }

  /** Whether the operator makes its pods itself, if not for a tenant then for its platform. */
  public boolean isManaged(PipelineSpec spec) {
    return isEnabled(spec);
  }

  /** Whether the operator makes pods of it for this pipeline. */
  public final boolean hasPodsOfOurs(PipelineSpec spec) {
    return isManaged(spec) && !(isShared() && spec.isTenant());
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
    return spec.airflow().enabled() && !spec.isTenant();
  }

  private static boolean controlsKafka(PipelineSpec spec) {
    return spec.hasSecurity() && spec.kafka().provider() != KafkaSpec.Provider.EXTERNAL;
  }

  private static boolean runsZooKeeper(PipelineSpec spec) {
    return !spec.isTenant()
        && spec.kafka().provider() == KafkaSpec.Provider.STANDALONE
        && spec.kafka().metadata() == KafkaSpec.Metadata.ZOOKEEPER;
  }
}
