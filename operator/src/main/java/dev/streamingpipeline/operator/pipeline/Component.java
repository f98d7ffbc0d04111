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
 * The components of a pipeline, in the order in which they start. This is the only list of them. No
 * record passes through those after the producer.
 *
 * <p>A tenant has only the components that process its own records. It uses the brokers, schema
 * registry and Cassandra of its platform.
 */
// The predicates are pure and the sets unmodifiable, which the checker can't detect
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
  /** Created by a Job, or by Strimzi. */
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

    /** Apicurio Registry stores nothing in Kafka, so it does not wait for Kafka. */
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

  /** The enabled components of a pipeline. */
  public static List<Component> of(PipelineSpec spec) {
    return Stream.of(values()).filter(component -> component.isEnabled(spec)).toList();
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

  public boolean isEnabled(PipelineSpec spec) {
    return enabled.test(spec);
  }

  /** Whether tenants use this component of their platform instead of one of their own. */
  public boolean isShared() {
    return false;
  }

  /**
   * Whether the operator itself creates the component's pods; for a shared component of a tenant,
   * whether it does so for the platform.
   */
  public boolean isManaged(PipelineSpec spec) {
    return isEnabled(spec);
  }

  /** Whether the operator creates pods of the component for this pipeline. */
  public final boolean hasPodsOfOurs(PipelineSpec spec) {
    return isManaged(spec) && !(isShared() && spec.isTenant());
  }

  /** The components that must be ready before this component's objects are created. */
  public Set<Component> needs(PipelineSpec spec) {
    return needs;
  }

  /** Name of the component's workload, Service and service account. */
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
