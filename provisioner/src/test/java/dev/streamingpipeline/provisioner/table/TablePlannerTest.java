package dev.streamingpipeline.provisioner.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.provisioner.PipelineDraft;
import dev.streamingpipeline.provisioner.plan.Action.Effect;
import dev.streamingpipeline.provisioner.plan.Plan;
import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePlannerTest {
  private static final PipelineDraft DRAFT =
      PipelineDraft.named("shop").fields("id uuid", "first_name string", "age int?");
  private static final Map<String, String> REPLICATION =
      Map.of("class", "org.apache.cassandra.locator.NetworkTopologyStrategy", "datacenter1", "1");
  private static final Map<String, String> COLUMNS =
      Map.of("id", "uuid", "first_name", "text", "age", "int");
  private static final PrimaryKey KEY = new PrimaryKey(List.of("id"), List.of());

  @Test
  void shouldCreateKeyspaceAndTable() {
    Plan<CassandraTables> plan = plan(DRAFT, Optional.empty());

    assertThat(plan.resources()).containsExactly("keyspace shop", "table shop.records");
    assertThat(plan.actions())
        .containsExactly(
            new CqlStatement(
                "keyspace shop",
                Effect.CREATED,
                "replication factor 1 in datacenter1",
                "CREATE KEYSPACE IF NOT EXISTS \"shop\" WITH replication ="
                    + " {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}"),
            new CqlStatement(
                "table shop.records",
                Effect.CREATED,
                "3 columns, primary key (id)",
                """
                CREATE TABLE IF NOT EXISTS "shop"."records" (
                  "id" uuid,
                  "first_name" text,
                  "age" int,
                  PRIMARY KEY ("id")
                )"""));
  }

  @Test
  void shouldCreateOnlyTheTableInAnExistingKeyspace() {
    Plan<CassandraTables> plan =
        plan(DRAFT, Optional.of(new ActualKeyspace(REPLICATION, Optional.empty())));

    assertThat(plan.actions()).extracting("resource").containsExactly("table shop.records");
  }

  @Test
  void shouldNotChangeWhatMatchesTheDeclaration() {
    Plan<CassandraTables> plan = plan(DRAFT, table(COLUMNS, KEY));

    assertThat(plan.actions()).isEmpty();
    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void shouldAddAColumnForANewOptionalField() {
    Plan<CassandraTables> plan =
        plan(
            DRAFT.fields("id uuid", "first_name string", "age int?", "seen timestamp?"),
            table(COLUMNS, KEY));

    assertThat(plan.actions())
        .containsExactly(
            new CqlStatement(
                "table shop.records",
                Effect.CHANGED,
                "new column seen timestamp",
                "ALTER TABLE \"shop\".\"records\" ADD \"seen\" timestamp"));
  }

  @Test
  void shouldWarnOfOtherColumnsAndAnotherReplication() {
    Map<String, String> columns = new HashMap<>(COLUMNS);
    columns.put("b_note", "text");
    columns.put("a_note", "text");
    Plan<CassandraTables> plan =
        plan(
            DRAFT,
            Optional.of(
                new ActualKeyspace(
                    Map.of(
                        "class",
                        "org.apache.cassandra.locator.SimpleStrategy",
                        "replication_factor",
                        "2"),
                    Optional.of(new ActualTable(columns, KEY)))));

    assertThat(plan.actions()).isEmpty();
    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.warnings())
        .containsExactly(
            "keyspace shop has replication {class=org.apache.cassandra.locator.SimpleStrategy,"
                + " replication_factor=2} and not"
                + " {class=org.apache.cassandra.locator.NetworkTopologyStrategy, datacenter1=1}; left"
                + " unchanged",
            "table shop.records has columns that match no field: a_note, b_note; left unchanged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id uuid, first_name uuid, age int?               | column 'first_name' is text and the field is declared uuid, which needs uuid. Set the field's type back, rename the field, or declare another spec.sink.cassandra.table
          id uuid, first_name string, age long?            | column 'age' is int and the field is declared long, which needs bigint. Set the field's type back, rename the field, or declare another spec.sink.cassandra.table
          id uuid, first_name string, age int?, city string | has no column for field 'city' (string), which is required; existing rows would lack it. Set required: false on it, or declare another spec.sink.cassandra.table
          """)
  void shouldRefuseAChangeThatIsNotAdditive(String fields, String message) {
    Plan<CassandraTables> plan = plan(DRAFT.fields(fields.split(", ", -1)), table(COLUMNS, KEY));

    assertThat(plan.refusals())
        .extracting(Object::toString)
        .containsExactly("table shop.records: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id            |            | first_name     | (id)                   | (first_name)
          id            |            | id, first_name | (id)                   | (id, first_name)
          first_name    | id         | id, first_name | (first_name, id)       | (id, first_name)
          id,first_name |            | id, first_name | ((id, first_name))     | (id, first_name)
          """)
  void shouldRefuseAnotherPrimaryKey(
      String partition, String clustering, String declared, String actualText, String text) {
    PrimaryKey actual =
        new PrimaryKey(
            List.of(partition.split(",", -1)),
            clustering == null ? List.of() : List.of(clustering.split(",", -1)));

    Plan<CassandraTables> plan =
        plan(DRAFT.sink("primaryKey: [%s]".formatted(declared)), table(COLUMNS, actual));

    assertThat(plan.refusals())
        .extracting(Object::toString)
        .containsExactly(
            "table shop.records: has primary key %s and spec.sink.cassandra.primaryKey is %s; a"
                    .formatted(actualText, text)
                + " table's primary key can't be changed. Set spec.sink.cassandra.primaryKey back, or"
                + " declare another spec.sink.cassandra.table");
  }

  @Test
  void shouldReportAllRefusalsAtOnce() {
    Plan<CassandraTables> plan =
        plan(
            DRAFT.fields("id string", "age string?", "city string").sink("primaryKey: [city]"),
            table(COLUMNS, KEY));

    assertThat(plan.refusals()).hasSize(4);
  }

  private static Optional<ActualKeyspace> table(Map<String, String> columns, PrimaryKey key) {
    return Optional.of(new ActualKeyspace(REPLICATION, Optional.of(new ActualTable(columns, key))));
  }

  private static Plan<CassandraTables> plan(PipelineDraft draft, Optional<ActualKeyspace> actual) {
    PlanBuilder<CassandraTables> plan = new PlanBuilder<>();
    TablePlanner.plan(DesiredTable.of(draft.pipeline(), "datacenter1"), actual, plan);
    return plan.build();
  }
}
