package dev.streamingpipeline.model;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.spec.AirflowSpec;
import dev.streamingpipeline.model.spec.FieldSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SourceSpec;

/**
 * A pipeline that has been read and validated.
 *
 * @param name {@code metadata.name}
 * @param spec what the user asks for, defaults filled in
 */
public record Pipeline(String name, PipelineSpec spec) {
  public static final String GROUP = "streamingpipeline.dev";
  public static final String VERSION = "v1alpha1";
  public static final String API_VERSION = GROUP + "/" + VERSION;
  public static final String KIND = "StreamingPipeline";

  /** More copies than this cost disk and time, and buy little. */
  private static final int MAX_DEFAULT_REPLICATION = 3;

  /** What every record looks like. */
  public Contract contract() {
    return new Contract(
        spec.topic().name(),
        spec.schema().format(),
        spec.schema().key(),
        spec.schema().fields().stream().map(FieldSpec::toField).toList());
  }

  /** Copies of each partition of the topic. */
  public int topicReplicationFactor() {
    Integer declared = spec.topic().replicationFactor();
    return declared != null ? declared : Math.min(MAX_DEFAULT_REPLICATION, spec.kafka().replicas());
  }

  /** Copies of each row of the table. */
  public int tableReplicationFactor() {
    Integer declared = spec.sink().cassandra().replicationFactor();
    return declared != null
        ? declared
        : Math.min(MAX_DEFAULT_REPLICATION, spec.cassandra().replicas());
  }

  /** The id of the DAG: no two pipelines of one Airflow have the same. */
  public String dagId() {
    String declared = spec.airflow().dagId();
    if (declared != null) {
      return declared;
    }
    return spec.isTenant() ? name : AirflowSpec.DEFAULT_DAG_ID;
  }

  /** This pipeline polling another address. */
  public Pipeline withSourceUrl(String url) {
    return new Pipeline(name, spec.withSource(new SourceSpec(spec.source().http().withUrl(url))));
  }
}
