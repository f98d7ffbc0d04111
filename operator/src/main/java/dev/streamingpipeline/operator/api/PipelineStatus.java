package dev.streamingpipeline.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;

/**
 * What the operator has seen.
 *
 * @param observedGeneration the generation of the specification that this is about
 * @param conditions one for each component, and {@code Ready}, {@code Reconciling} and {@code
 *     Stalled} as kstatus has them
 * @param endpoints addresses inside the cluster
 * @param records counts along the way; left out until they are known
 * @param sparkWorkers Spark workers that serve, for the scale subresource
 * @param sparkWorkerSelector label selector of their pods, for the scale subresource
 * @param versions the image of each component
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PipelineStatus(
    Long observedGeneration,
    List<Condition> conditions,
    List<Endpoint> endpoints,
    Records records,
    Integer sparkWorkers,
    String sparkWorkerSelector,
    Map<String, String> versions) {

  /**
   * Where a component is reached from inside the cluster.
   *
   * @param name the component
   * @param address {@code host:port}, or a URL
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Endpoint(String name, String address) {}

  /**
   * Records at each hop.
   *
   * @param produced delivered to the topic by the last run of the producer
   * @param written rows upserted since the streaming job's pod started
   * @param deadLettered by the streaming job since its pod started
   * @param lag records of the topic that are not in the table yet
   * @param lastRowAt when the last row was written, as RFC 3339 in UTC
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Records(
      Long produced, Long written, Long deadLettered, Long lag, String lastRowAt) {}
}
