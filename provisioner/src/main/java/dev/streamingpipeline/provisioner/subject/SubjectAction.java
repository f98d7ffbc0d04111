package dev.streamingpipeline.provisioner.subject;

import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.provisioner.plan.Action;

/** A change to a subject. */
sealed interface SubjectAction extends Action<RegistrySubjects> {
  String subject();

  @Override
  default String resource() {
    return "subject " + subject();
  }

  @Override
  default Effect effect() {
    return Effect.CHANGED;
  }

  /** Sets the compatibility level of a subject. */
  record SetLevel(String subject, Effect effect, String before, String after)
      implements SubjectAction {
    @Override
    public String detail() {
      return "compatibility %s -> %s".formatted(before, after);
    }

    @Override
    public void applyTo(RegistrySubjects registry) {
      registry.setLevel(this);
    }
  }

  /**
   * Registers a schema as the subject's latest.
   *
   * @param detail the change in readable form
   */
  record Register(String subject, Effect effect, SchemaFormat format, String schema, String detail)
      implements SubjectAction {
    @Override
    public void applyTo(RegistrySubjects registry) {
      registry.register(this);
    }
  }
}
