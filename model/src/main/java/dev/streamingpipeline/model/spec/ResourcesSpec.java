package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** CPU and memory of a container. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourcesSpec(
    @JsonPropertyDescription("What the scheduler sets aside.") Amounts requests,
    @JsonPropertyDescription("What the container may use at most.") Amounts limits) {

  /** Amounts of both. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Amounts(
      @JsonPropertyDescription("In CPUs, such as 500m or 2.") @Size(max = Quantity.MAX_LENGTH)
          Quantity cpu,
      @JsonPropertyDescription("In bytes, such as 512Mi.") @Size(max = Quantity.MAX_LENGTH)
          Quantity memory) {}
}
