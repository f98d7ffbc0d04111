package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The Cassandra nodes.
 *
 * @param replicas how many nodes
 * @param image another image
 * @param heap the JVM's heap; unless given, derived from the memory limit
 * @param resources CPU and memory
 * @param storage each node's volume
 * @param podTemplate what to add to the pods
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CassandraSpec(
    Integer replicas,
    String image,
    Quantity heap,
    ResourcesSpec resources,
    StorageSpec storage,
    PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final int DEFAULT_REPLICAS = 1;
  public static final CassandraSpec DEFAULT = new CassandraSpec(null, null, null, null, null, null);

  public CassandraSpec {
    replicas = replicas == null ? DEFAULT_REPLICAS : replicas;
  }
}
