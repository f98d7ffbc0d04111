package dev.streamingpipeline.provisioner.subject;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.model.rendering.JsonSchemaRendering;
import dev.streamingpipeline.provisioner.plan.Action.Effect;
import dev.streamingpipeline.provisioner.plan.Plan;
import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the changes to a pipeline's subject. */
final class SubjectPlanner {
  /** The required compatibility level: readers with the new schema can read old records. */
  static final String LEVEL = "BACKWARD";

  /** Levels that guarantee at least that; a stricter one is the user's choice and is kept. */
  private static final Set<String> SUFFICIENT =
      Set.of(LEVEL, "BACKWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE");

  private SubjectPlanner() {}

  static Plan<RegistrySubjects> plan(Contract contract, ActualSubject actual) {
    PlanBuilder<RegistrySubjects> plan = new PlanBuilder<>();
    plan.resource(resource(contract));
    Effect effect = actual.latest().isPresent() ? Effect.CHANGED : Effect.CREATED;
    String level = actual.level().orElse("unset");
    if (!SUFFICIENT.contains(level)) {
      plan.add(new SubjectAction.SetLevel(contract.subject(), effect, level, LEVEL));
    }
    if (actual.latest().isEmpty()) {
      plan.add(register(contract, effect, "first schema"));
      return plan.build();
    }
    Optional<RegisteredSchema> latest =
        RegisteredSchema.parse(actual.latest().get())
            .filter(schema -> schema.format() == contract.format());
    if (latest.isEmpty()) {
      plan.refuse(
          resource(contract),
          "its latest schema is not a record in %s, the format that spec.schema.format declares"
              .formatted(contract.format().registryType()),
          "Set spec.schema.format back, or declare another spec.topic.name");
    } else if (!latest.get().isEquivalentTo(contract)) {
      next(contract, latest.get(), actual.incompatibilities(), plan);
    } else if (!actual.registeredVerbatim()) {
      plan.add(register(contract, effect, "the exact text that producers look up"));
    }
    return plan.build();
  }

  private static void next(
      Contract contract,
      RegisteredSchema latest,
      List<String> incompatibilities,
      PlanBuilder<RegistrySubjects> plan) {
    FieldChanges changes =
        FieldChanges.between(
            latest.fields(), contract.fields().stream().map(RegisteredField::of).toList());
    changes.refuse(resource(contract), plan);
    if (plan.refused()) {
      return;
    }
    if (incompatibilities.isEmpty()) {
      plan.add(register(contract, Effect.CHANGED, changes.detail()));
    } else {
      plan.refuse(
          resource(contract),
          "the registry finds the contract incompatible with the latest schema: "
              + String.join("; ", incompatibilities),
          "Set spec.schema.fields back, or declare another spec.topic.name");
    }
  }

  private static SubjectAction.Register register(Contract contract, Effect effect, String detail) {
    return new SubjectAction.Register(
        contract.subject(), effect, contract.format(), schema(contract), detail);
  }

  /** The contract's schema as it is registered. */
  static String schema(Contract contract) {
    return switch (contract.format()) {
      case JSON -> JsonSchemaRendering.of(contract).toString();
      case AVRO -> AvroRendering.of(contract).toString();
    };
  }

  private static String resource(Contract contract) {
    return "subject " + contract.subject();
  }
}
