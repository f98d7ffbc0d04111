package dev.streamingpipeline.model;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.spec.AirflowSpec;
import dev.streamingpipeline.model.spec.FieldSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SourceSpec;

/**
 * A validated pipeline.
 *
 * @param name {@code metadata.name}
 * @param spec the specification, with defaults
 */
public record Pipeline(String name, PipelineSpec spec) {
  public static final String GROUP = "streamingpipeline.dev";
  public static final String VERSION = "v1alpha1";
  public static final String API_VERSION = GROUP + "/" + VERSION;
  public static final String KIND = "StreamingPipeline";

  /** More copies cost disk space and time, with little benefit. */
  private static final int MAX_DEFAULT_REPLICATION = 3;

  /** The schema of the pipeline's records. */
  public Contract contract() {
    return new Contract(
        spec.topic().name(),
        spec.schema().format(),
        spec.schema().key(),
        spec.schema().fields().stream().map(FieldSpec::toField).toList());
  }

  /** The topic's replication factor. */
  public int topicReplicationFactor() {
    Integer declared = spec.topic().replicationFactor();
    return declared != null ? declared : Math.min(MAX_DEFAULT_REPLICATION, spec.kafka().replicas());
  }

  /** The table's replication factor. */
  public int tableReplicationFactor() {
    Integer declared = spec.sink().cassandra().replicationFactor();
    return declared != null
        ? declared
        : Math.min(MAX_DEFAULT_REPLICATION, spec.cassandra().replicas());
  }

  /** The DAG's id, unique within one Airflow. */
  public String dagId() {
    String declared = spec.airflow().dagId();
    if (declared != null) {
      return declared;
    }
    return spec.isTenant() ? name : AirflowSpec.DEFAULT_DAG_ID;
  }

  /** Returns this pipeline with another source URL. */
  public Pipeline withSourceUrl(String url) {
    return new Pipeline(name, spec.withSource(new SourceSpec(spec.source().http().withUrl(url))));
  }
}
