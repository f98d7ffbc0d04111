package dev.streamingpipeline.provisioner.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a plan. It exists so that planners go on after a refusal: a person should see all of
 * them at once.
 *
 * @param <S> the system that the plan is for
 */
public final class PlanBuilder<S> {
  private final List<String> resources = new ArrayList<>();
  private final List<Action<S>> actions = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  public void resource(String resource) {
    resources.add(resource);
  }

  public void add(Action<S> action) {
    actions.add(action);
  }

  public void refuse(String resource, String problem, String remedy) {
    refusals.add(new Refusal(resource, problem, remedy));
  }

  public void remark(String remark) {
    remarks.add(remark);
  }

  public boolean refused() {
    return !refusals.isEmpty();
  }

  public Plan<S> build() {
    return new Plan<>(resources, actions, refusals, remarks);
  }
}
