package dev.streamingpipeline.provisioner;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.provisioner.plan.Action;
import dev.streamingpipeline.provisioner.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A system with the plan that was made for it.
 *
 * @param name name and address of the system
 * @param system what the plan is applied to
 * @param plan what to do there
 */
record PlannedSystem<S>(String name, S system, Plan<S> plan) {
  private static final Logger LOGGER = LoggerFactory.getLogger(PlannedSystem.class);

  /** Whether everything is as declared. */
  boolean isDone() {
    return plan.actions().isEmpty();
  }

  /** The steps, for people. */
  String steps() {
    return plan.actions().stream()
        .map(action -> action.resource() + ", " + action.detail())
        .collect(joining("; "));
  }

  /** Does what is planned, and notes each step that is done. */
  void apply(Outcome outcome) {
    for (Action<S> action : plan.actions()) {
      action.applyTo(system);
      outcome.done(action);
      LOGGER
          .atInfo()
          .addKeyValue("resource", action.resource())
          .addKeyValue("detail", action.detail())
          .log(action.effect() == Action.Effect.CREATED ? "Created" : "Changed");
    }
  }
}
