package dev.streamingpipeline.provisioner.plan;

/**
 * One change towards the declared state. An action is data, so that plans can be compared.
 *
 * @param <S> the system that the action changes
 */
public interface Action<S> {
  /** Whether the action creates or changes its resource. */
  enum Effect {
    CREATED,
    CHANGED
  }

  Effect effect();

  /** What is created or changed: {@code topic users_created}. */
  String resource();

  /** The change in readable form: {@code partitions 3 -> 6}. */
  String detail();

  /**
   * Applies the action, which is idempotent.
   *
   * @throws NotReadyException when the system is unreachable or not ready
   * @throws RejectedException when the system rejects the action
   */
  void applyTo(S system);
}
