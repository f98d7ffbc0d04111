package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.provisioner.plan.Action;
import dev.streamingpipeline.provisioner.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void shouldBeOneLineOfJson() {
    Outcome outcome = new Outcome();
    outcome.declared(new Plan<>(List.of("topic a", "topic b"), List.of(), List.of(), List.of()));
    outcome.declared(new Plan<>(List.of("table c"), List.of(), List.of(), List.of()));
    outcome.done(new Step("topic a", Action.Effect.CHANGED, "partitions 1 -> 3"));
    outcome.done(new Step("table c", Action.Effect.CREATED, "2 columns"));

    assertThat(outcome.toJson())
        .isEqualTo(
            "{\"created\":[\"table c\"],\"changed\":[\"topic a: partitions 1 -> 3\"],"
                + "\"unchanged\":[\"topic b\"]}");
  }

  @Test
  void shouldKeepWhatAnEarlierTryDid() {
    Outcome outcome = new Outcome();
    Plan<String> plan = new Plan<>(List.of("topic a"), List.of(), List.of(), List.of());
    outcome.declared(plan);
    outcome.done(new Step("topic a", Action.Effect.CREATED, ""));
    outcome.declared(plan);

    assertThat(outcome.created()).containsExactly("topic a");
    assertThat(outcome.unchanged()).isEmpty();
  }

  private record Step(String resource, Effect effect, String detail) implements Action<String> {
    @Override
    public void applyTo(String system) {}
  }
}
