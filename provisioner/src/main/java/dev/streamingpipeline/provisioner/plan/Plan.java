package dev.streamingpipeline.provisioner.plan;

import java.util.List;

/**
 * The changes that bring one system from its actual to its declared state.
 *
 * @param resources all declared resources, including those that need no action
 * @param actions the changes, in order; none may be applied while anything is refused
 * @param refusals the declared changes that can't be made safely
 * @param warnings differences that are left unchanged, for the log
 * @param <S> the system
 */
public record Plan<S>(
    List<String> resources,
    List<Action<S>> actions,
    List<Refusal> refusals,
    List<String> warnings) {
  public Plan {
    resources = List.copyOf(resources);
    actions = List.copyOf(actions);
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
  }
}
