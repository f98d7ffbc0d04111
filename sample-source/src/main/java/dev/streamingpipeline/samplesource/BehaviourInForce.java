package dev.streamingpipeline.samplesource;

import java.util.Optional;

/** The current behaviour with the request counters of its rules. Thread-safe. */
final class BehaviourInForce {
  private final Behaviour behaviour;
  private final long[] met;
  private long requests;

  BehaviourInForce(Behaviour behaviour) {
    this.behaviour = behaviour;
    this.met = new long[behaviour.faults().size()];
  }

  Behaviour behaviour() {
    return behaviour;
  }

  /** Counts a request and returns the fault that it gets. */
  synchronized Optional<Fault> nextFault() {
    requests++;
    for (int i = 0; i < met.length; i++) {
      FaultRule rule = behaviour.faults().get(i);
      if (rule.meets(requests, met[i])) {
        met[i]++;
        return Optional.of(rule.fault());
      }
    }
    return Optional.empty();
  }
}
