package dev.streamingpipeline.provisioner.plan;

import java.util.List;

/**
 * How one system gets from what it holds to what is declared.
 *
 * @param resources all that is declared there, also what needs no step
 * @param actions the steps, in order; none may be done while anything is refused
 * @param refusals what can't be done safely
 * @param remarks differences that are left alone, for the log
 * @param <S> the system
 */
public record Plan<S>(
    List<String> resources, List<Action<S>> actions, List<Refusal> refusals, List<String> remarks) {
  public Plan {
    resources = List.copyOf(resources);
    actions = List.copyOf(actions);
    refusals = List.copyOf(refusals);
    remarks = List.copyOf(remarks);
  }
}
