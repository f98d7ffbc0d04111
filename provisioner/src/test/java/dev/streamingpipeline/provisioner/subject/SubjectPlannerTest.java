package dev.streamingpipeline.provisioner.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.provisioner.PipelineDraft;
import dev.streamingpipeline.provisioner.plan.Action.Effect;
import dev.streamingpipeline.provisioner.plan.Plan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPlannerTest {
  private static final PipelineDraft DRAFT =
      PipelineDraft.named("users").fields("id uuid", "first_name string", "age int?");

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro"})
  void shouldCreateASubjectWithCompatibilityChecks(String format) {
    Contract contract = DRAFT.format(format).pipeline().contract();

    Plan<RegistrySubjects> plan = SubjectPlanner.plan(contract, ActualSubject.ABSENT);

    assertThat(plan.resources()).containsExactly("subject users-value");
    assertThat(plan.actions())
        .containsExactly(
            new SubjectAction.SetLevel("users-value", Effect.CREATED, "unset", "BACKWARD"),
            new SubjectAction.Register(
                "users-value",
                Effect.CREATED,
                contract.format(),
                SubjectPlanner.schema(contract),
                "first schema"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro"})
  void shouldNotChangeAnEquivalentSchema(String format) {
    assertThat(plan(DRAFT.format(format), DRAFT.format(format)).actions()).isEmpty();
  }

  @Test
  void shouldRegisterTheExactTextWhenOnlyAnEquivalentIsRegistered() {
    Contract contract = DRAFT.pipeline().contract();
    String spacedOut = SubjectPlanner.schema(contract).replace(",", ", ");

    Plan<RegistrySubjects> plan =
        SubjectPlanner.plan(
            contract,
            new ActualSubject(Optional.of("BACKWARD"), Optional.of(spacedOut), false, List.of()));

    assertThat(plan.actions())
        .containsExactly(
            new SubjectAction.Register(
                "users-value",
                Effect.CHANGED,
                contract.format(),
                SubjectPlanner.schema(contract),
                "the exact text that producers look up"));
  }

  @ParameterizedTest
  @CsvSource({"NONE, 1", "FORWARD, 1", "BACKWARD, 0", "BACKWARD_TRANSITIVE, 0", "FULL, 0"})
  void shouldSetTheLevelOnlyWhenItIsInsufficient(String level, int actions) {
    Contract contract = DRAFT.pipeline().contract();

    Plan<RegistrySubjects> plan =
        SubjectPlanner.plan(
            contract,
            new ActualSubject(
                Optional.of(level), Optional.of(SubjectPlanner.schema(contract)), true, List.of()));

    assertThat(plan.actions()).hasSize(actions);
    assertThat(plan.actions())
        .allSatisfy(
            action ->
                assertThat(action)
                    .isEqualTo(
                        new SubjectAction.SetLevel(
                            "users-value", Effect.CHANGED, level, "BACKWARD")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | id uuid, first_name string, age int?, city string? | schema: new city
          avro | id uuid, first_name string, age int?, city string? | schema: new city
          json | id uuid, first_name string?, age int?             | schema: now optional first_name
          avro | id uuid, first_name string?, age int?             | schema: now optional first_name
          avro | id uuid, age int?, first_name string              | schema: field order or annotations
          """)
  void shouldRegisterABackwardCompatibleSchema(String format, String fields, String detail) {
    PipelineDraft changed = DRAFT.format(format).fields(fields.split(", ", -1));
    Contract contract = changed.pipeline().contract();

    Plan<RegistrySubjects> plan = plan(DRAFT.format(format), changed);

    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.actions())
        .containsExactly(
            new SubjectAction.Register(
                "users-value",
                Effect.CHANGED,
                contract.format(),
                SubjectPlanner.schema(contract),
                detail));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id uuid, age int?                             | field 'first_name' (string) is no longer declared; existing records have it. Declare it again as string; a field that is no longer needed may have required: false
          id uuid, first_name string                    | field 'age' (int) is no longer declared; existing records have it. Declare it again as int; a field that is no longer needed may have required: false
          id uuid, first_name uuid, age int?            | field 'first_name' was string and is declared uuid; existing records have it as string. Set its type back to string, or declare an optional field of another name
          id uuid, first_name string, age long?         | field 'age' was int and is declared long; existing records have it as int. Set its type back to int, or declare an optional field of another name
          id uuid, first_name string, age int           | field 'age' (int) was optional and is declared required; existing records may lack it. Set required: false on it
          id uuid, first_name string, age int?, city string | field 'city' (string) is new and required; existing records lack it. Set required: false on it
          """)
  void shouldRefuseAnIncompatibleSchema(String fields, String message) {
    for (String format : List.of("json", "avro")) {
      Plan<RegistrySubjects> plan =
          plan(DRAFT.format(format), DRAFT.format(format).fields(fields.split(", ", -1)));

      assertThat(plan.actions()).isEmpty();
      assertThat(plan.refusals())
          .extracting(Object::toString)
          .containsExactly("subject users-value: " + message);
    }
  }

  @Test
  void shouldReportAllRefusalsAtOnce() {
    assertThat(plan(DRAFT, DRAFT.fields("id string", "age int", "city string")).refusals())
        .extracting(refusal -> refusal.problem().split(" ", 3)[1])
        .containsExactly("'first_name'", "'id'", "'age'", "'city'");
  }

  @ParameterizedTest
  @CsvSource({"json, avro, AVRO", "avro, json, JSON"})
  void shouldRefuseAnotherFormat(String before, String after, String named) {
    assertThat(plan(DRAFT.format(before), DRAFT.format(after)).refusals())
        .extracting(Object::toString)
        .containsExactly(
            "subject users-value: its latest schema is not a record in %s, the format that"
                    .formatted(named)
                + " spec.schema.format declares. Set spec.schema.format back, or declare another"
                + " spec.topic.name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"syntax = \"proto3\";", "\"string\"", "{\"type\": \"record\"}", "{}"})
  void shouldRefuseWhenTheLatestSchemaIsNoRecord(String latest) {
    Plan<RegistrySubjects> plan =
        SubjectPlanner.plan(
            DRAFT.pipeline().contract(),
            new ActualSubject(Optional.of("BACKWARD"), Optional.of(latest), false, List.of()));

    assertThat(plan.refusals()).hasSize(1);
  }

  @Test
  void shouldReportWhyTheRegistryRejectsTheContract() {
    Plan<RegistrySubjects> plan =
        SubjectPlanner.plan(
            DRAFT.pipeline().contract(),
            new ActualSubject(
                Optional.of("FULL"),
                Optional.of(
                    SubjectPlanner.schema(
                        DRAFT.fields("id uuid", "first_name string").pipeline().contract())),
                false,
                List.of("NARROWED at /age")));

    assertThat(plan.refusals())
        .extracting(Object::toString)
        .containsExactly(
            "subject users-value: the registry finds the contract incompatible with the latest"
                + " schema: NARROWED at /age. Set spec.schema.fields back, or declare another"
                + " spec.topic.name");
  }

  private static Plan<RegistrySubjects> plan(PipelineDraft before, PipelineDraft after) {
    return SubjectPlanner.plan(
        after.pipeline().contract(),
        new ActualSubject(
            Optional.of("BACKWARD"),
            Optional.of(SubjectPlanner.schema(before.pipeline().contract())),
            before.equals(after),
            List.of()));
  }
}
