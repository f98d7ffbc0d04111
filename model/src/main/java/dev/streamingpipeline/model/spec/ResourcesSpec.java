package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** CPU and memory of a container. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) || !has(self.requests.cpu)"
            + " || !has(self.limits.cpu) || !isQuantity(self.requests.cpu)"
            + " || !isQuantity(self.limits.cpu)"
            + " || !quantity(self.requests.cpu).isGreaterThan(quantity(self.limits.cpu))",
    fieldPath = ".requests.cpu",
    message = "is above the limit; " + ResourcesSpec.REMEDY)
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) || !has(self.requests.memory)"
            + " || !has(self.limits.memory) || !isQuantity(self.requests.memory)"
            + " || !isQuantity(self.limits.memory)"
            + " || !quantity(self.requests.memory).isGreaterThan(quantity(self.limits.memory))",
    fieldPath = ".requests.memory",
    message = "is above the limit; " + ResourcesSpec.REMEDY)
public record ResourcesSpec(
    @JsonPropertyDescription("What the scheduler sets aside.") Amounts requests,
    @JsonPropertyDescription("What the container may use at most.") Amounts limits) {
  public static final String REMEDY = "lower it or raise the limit";

  /** Amounts of both. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Amounts(
      @JsonPropertyDescription("In CPUs, such as 500m or 2.")
          @Size(max = Quantity.MAX_LENGTH)
          @ValidationRule(value = Quantity.FORM_RULE, message = Quantity.REMEDY)
          Quantity cpu,
      @JsonPropertyDescription("In bytes, such as 512Mi.")
          @Size(max = Quantity.MAX_LENGTH)
          @ValidationRule(value = Quantity.FORM_RULE, message = Quantity.REMEDY)
          Quantity memory) {}
}
