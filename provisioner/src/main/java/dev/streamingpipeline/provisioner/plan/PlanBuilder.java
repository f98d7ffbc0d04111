package dev.streamingpipeline.provisioner.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds a plan. Planners continue after a refusal, so that the user sees all refusals at once.
 *
 * @param <S> the system that the plan is for
 */
public final class PlanBuilder<S> {
  private final List<String> resources = new ArrayList<>();
  private final List<Action<S>> actions = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  public void resource(String resource) {
    resources.add(resource);
  }

  public void add(Action<S> action) {
    actions.add(action);
  }

  public void refuse(String resource, String problem, String remedy) {
    refusals.add(new Refusal(resource, problem, remedy));
  }

  public void warn(String warning) {
    warnings.add(warning);
  }

  public boolean refused() {
    return !refusals.isEmpty();
  }

  public Plan<S> build() {
    return new Plan<>(resources, actions, refusals, warnings);
  }
}
