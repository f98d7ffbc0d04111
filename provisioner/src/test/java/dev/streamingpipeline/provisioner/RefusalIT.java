package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.streamingpipeline.provisioner.plan.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SystemsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class RefusalIT {
  private static final PipelineDraft JSON =
      PipelineDraft.named("refused_json").sink("primaryKey: [id, first_name]");
  private static final PipelineDraft AVRO =
      PipelineDraft.named("refused_avro").sink("primaryKey: [id, first_name]").format("avro");

  private Systems systems;

  @BeforeAll
  void provision(Systems running) {
    systems = running;
    systems.provision(JSON);
    systems.provision(AVRO);
  }

  static Stream<Arguments> refusals() {
    return Stream.concat(
        Stream.of(JSON, AVRO).flatMap(RefusalIT::contractRefusals),
        Stream.of(
            refusal(
                "another primary key",
                JSON.sink("primaryKey: [first_name, id]"),
                "has primary key (id, first_name)"),
            refusal(
                "fewer partitions",
                JSON.topic("partitions: 2, retention: 1h"),
                "has 3 partitions and spec.topic.partitions is 2"),
            refusal(
                "more replicas",
                JSON.replicas(2).topic("replicationFactor: 2"),
                "has replication factor 1 and spec.topic.replicationFactor is 2")));
  }

  private static Stream<Arguments> contractRefusals(PipelineDraft draft) {
    return Stream.of(
        refusal(
            "type changed",
            draft.fields("id uuid", "first_name string", "age long?"),
            "field 'age' was int and is declared long",
            "column 'age' is int and the field is declared long"),
        refusal(
            "field removed",
            draft.fields("id uuid", "first_name string"),
            "field 'age' (int) is no longer declared"),
        refusal(
            "became required",
            draft.fields("id uuid", "first_name string", "age int"),
            "field 'age' (int) was optional and is declared required"),
        refusal(
            "new and required",
            draft.fields("id uuid", "first_name string", "age int?", "city string"),
            "field 'city' (string) is new and required",
            "has no column for field 'city' (string), which is required"),
        refusal(
            "another format",
            draft.format(draft.format().equals("json") ? "avro" : "json"),
            "its latest schema is not a record in"));
  }

  private static Arguments refusal(String name, PipelineDraft draft, String... messages) {
    return argumentSet("%s: %s".formatted(draft.name(), name), draft, List.of(messages));
  }

  /** A harmless change is declared beside the refused one: it must not be applied either. */
  @ParameterizedTest
  @MethodSource("refusals")
  void shouldChangeNothingWhenSomethingIsRefused(PipelineDraft draft, List<String> messages) {
    Observer observer = systems.observer();
    Map<String, String> before = observer.everything(draft);

    assertThatThrownBy(() -> systems.provision(alsoGrowing(draft)))
        .isInstanceOf(RefusedException.class)
        .message()
        .contains(messages);

    assertThat(observer.everything(draft)).isEqualTo(before);
  }

  private static PipelineDraft alsoGrowing(PipelineDraft draft) {
    return draft.fields(
        Stream.concat(draft.fields().stream(), Stream.of("note string?")).toArray(String[]::new));
  }

  @Test
  void shouldReportWhyTheRegistryRejectsTheContract() {
    PipelineDraft draft = PipelineDraft.named("open_model").fields("id uuid", "note string?");
    Observer observer = systems.observer();
    observer.post(
        "/subjects/open_model-value/versions",
        """
          {"schemaType": "JSON", "schema": "{\\"type\\": \\"object\\", \\"properties\\": \
          {\\"id\\": {\\"type\\": \\"string\\", \\"format\\": \\"uuid\\"}}, \\"required\\": \
          [\\"id\\"]}"}
          """);
    observer.put("/config/open_model-value", "{\"compatibility\": \"BACKWARD\"}");

    assertThatThrownBy(() -> systems.provision(draft))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the registry finds the contract incompatible");

    assertThat(observer.columns("open_model")).isEmpty();
  }
}
