package dev.streamingpipeline.provisioner;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.provisioner.plan.Action;
import dev.streamingpipeline.provisioner.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A system and the plan for it.
 *
 * @param name name and address of the system
 * @param system what the plan is applied to
 * @param plan the actions to be done there
 */
record PlannedSystem<S>(String name, S system, Plan<S> plan) {
  private static final Logger LOGGER = LoggerFactory.getLogger(PlannedSystem.class);

  /** Whether everything is as declared. */
  boolean isDone() {
    return plan.actions().isEmpty();
  }

  /** The actions in readable form. */
  String steps() {
    return plan.actions().stream()
        .map(action -> action.resource() + ", " + action.detail())
        .collect(joining("; "));
  }

  /** Applies the plan and records each completed action. */
  void apply(ProvisioningResult result) {
    for (Action<S> action : plan.actions()) {
      action.applyTo(system);
      result.addApplied(action);
      LOGGER
          .atInfo()
          .addKeyValue("resource", action.resource())
          .addKeyValue("detail", action.detail())
          .log(action.effect() == Action.Effect.CREATED ? "Created" : "Changed");
    }
  }
}
