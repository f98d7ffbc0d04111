package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.provisioner.plan.Action;
import dev.streamingpipeline.provisioner.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvisioningResultTest {
  @Test
  void shouldBeOneLineOfJson() {
    ProvisioningResult result = new ProvisioningResult();
    result.addResources(new Plan<>(List.of("topic a", "topic b"), List.of(), List.of(), List.of()));
    result.addResources(new Plan<>(List.of("table c"), List.of(), List.of(), List.of()));
    result.addApplied(new Step("topic a", Action.Effect.CHANGED, "partitions 1 -> 3"));
    result.addApplied(new Step("table c", Action.Effect.CREATED, "2 columns"));

    assertThat(result.toJson())
        .isEqualTo(
            "{\"created\":[\"table c\"],\"changed\":[\"topic a: partitions 1 -> 3\"],"
                + "\"unchanged\":[\"topic b\"]}");
  }

  @Test
  void shouldKeepTheActionsOfEarlierAttempts() {
    ProvisioningResult result = new ProvisioningResult();
    Plan<String> plan = new Plan<>(List.of("topic a"), List.of(), List.of(), List.of());
    result.addResources(plan);
    result.addApplied(new Step("topic a", Action.Effect.CREATED, ""));
    result.addResources(plan);

    assertThat(result.created()).containsExactly("topic a");
    assertThat(result.unchanged()).isEmpty();
  }

  private record Step(String resource, Effect effect, String detail) implements Action<String> {
    @Override
    public void applyTo(String system) {}
  }
}
