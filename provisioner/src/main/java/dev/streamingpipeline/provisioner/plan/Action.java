package dev.streamingpipeline.provisioner.plan;

/**
 * One step towards what is declared. A step is data, so that a plan can be compared with another.
 *
 * @param <S> the system that the step is done in
 */
public interface Action<S> {
  /** What the step is to its resource. */
  enum Effect {
    CREATED,
    CHANGED
  }

  Effect effect();

  /** What is created or changed: {@code topic users_created}. */
  String resource();

  /** What is new about it, for people: {@code partitions 3 -> 6}. */
  String detail();

  /**
   * Does the step. Doing it twice is the same as doing it once.
   *
   * @throws NotReadyException when the system is not there, or not ready for it
   * @throws RejectedException when the system does not take it
   */
  void applyTo(S system);
}
