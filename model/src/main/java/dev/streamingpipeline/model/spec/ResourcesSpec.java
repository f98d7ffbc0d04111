package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * CPU and memory of a container.
 *
 * @param requests what the scheduler sets aside
 * @param limits what the container may use at most
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourcesSpec(Amounts requests, Amounts limits) {
  /**
   * Amounts of both.
   *
   * @param cpu in CPUs
   * @param memory in bytes
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Amounts(Quantity cpu, Quantity memory) {}
}
