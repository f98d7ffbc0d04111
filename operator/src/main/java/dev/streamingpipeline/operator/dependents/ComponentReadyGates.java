package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;

/** The gates of the workflow, one for each component that others depend on. */
public final class ComponentReadyGates {
  private ComponentReadyGates() {}

  public static final class ZooKeeper extends ComponentReadyGate {
    public static final String NAME = "zookeeper-ready";

    public ZooKeeper() {
      super(Component.ZOOKEEPER);
    }
  }

  public static final class Kafka extends ComponentReadyGate {
    public static final String NAME = "kafka-ready";

    public Kafka() {
      super(Component.KAFKA);
    }
  }

  public static final class KafkaUsers extends ComponentReadyGate {
    public static final String NAME = "kafka-users-ready";

    public KafkaUsers() {
      super(Component.KAFKA_USERS);
    }
  }

  /**
   * Always open if the registry does not need Kafka, so that the registry starts, and the first row
   * arrives, earlier.
   */
  public static final class KafkaForSchemaRegistry extends OfNeed {
    public static final String NAME = "kafka-ready-for-schema-registry";

    public KafkaForSchemaRegistry() {
      super(Component.KAFKA);
    }
  }

  /** Always open if the registry does not need a Kafka user, for the same reason. */
  public static final class KafkaUsersForSchemaRegistry extends OfNeed {
    public static final String NAME = "kafka-users-ready-for-schema-registry";

    public KafkaUsersForSchemaRegistry() {
      super(Component.KAFKA_USERS);
    }
  }

  /** A gate for a component that the registry depends on in some configurations only. */
  private abstract static class OfNeed extends ComponentReadyGate {
    private OfNeed(Component component) {
      super(component);
    }

    @Override
    public final boolean isOpen(PipelineContext pipeline) {
      return !Component.SCHEMA_REGISTRY.needs(pipeline.spec()).contains(component())
          || super.isOpen(pipeline);
    }
  }

  public static final class SchemaRegistry extends ComponentReadyGate {
    public static final String NAME = "schema-registry-ready";

    public SchemaRegistry() {
      super(Component.SCHEMA_REGISTRY);
    }
  }

  public static final class Cassandra extends ComponentReadyGate {
    public static final String NAME = "cassandra-ready";

    public Cassandra() {
      super(Component.CASSANDRA);
    }
  }

  public static final class SparkMaster extends ComponentReadyGate {
    public static final String NAME = "spark-master-ready";

    public SparkMaster() {
      super(Component.SPARK_MASTER);
    }
  }

  public static final class SparkWorkers extends ComponentReadyGate {
    public static final String NAME = "spark-workers-ready";

    public SparkWorkers() {
      super(Component.SPARK_WORKER);
    }
  }

  public static final class Postgres extends ComponentReadyGate {
    public static final String NAME = "postgres-ready";

    public Postgres() {
      super(Component.POSTGRES);
    }
  }

  public static final class AirflowMigration extends ComponentReadyGate {
    public static final String NAME = "airflow-migrated";

    public AirflowMigration() {
      super(Component.AIRFLOW_MIGRATION);
    }
  }

  public static final class Provisioner extends ComponentReadyGate {
    public static final String NAME = "provisioned";

    public Provisioner() {
      super(Component.PROVISIONER);
    }
  }
}
