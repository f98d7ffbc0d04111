package dev.streamingpipeline.operator.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.spec.AirflowSpec;
import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names that a pipeline uses exclusively on its platform. They are read from the unvalidated
 * resource: a pipeline whose spec is invalid now may still be running.
 *
 * @param topic the name of its topic
 * @param table its table, with the keyspace
 * @param dag the id of its DAG; empty if it has none
 */
record NameOwnership(String pipeline, String topic, String table, Optional<String> dag) {
  static NameOwnership of(StreamingPipeline resource) {
    String name = resource.getMetadata().getName();
    JsonNode spec = resource.getSpec();
    JsonNode sink = spec.path("sink").path("cassandra");
    JsonNode airflow = spec.path("airflow");
    String defaultDag =
        PlatformIndex.platformOf(resource).isPresent() ? name : AirflowSpec.DEFAULT_DAG_ID;
    return new NameOwnership(
        name,
        spec.path("topic").path("name").asText(),
        "%s.%s".formatted(sink.path("keyspace").asText(), sink.path("table").asText()),
        airflow.path("enabled").asBoolean(true)
            ? Optional.of(airflow.path("dagId").asText(defaultDag))
            : Optional.empty());
  }

  /** A problem for each name that another pipeline already uses. */
  List<Problem> takenBy(List<NameOwnership> others) {
    List<Problem> problems = new ArrayList<>();
    for (NameOwnership other : others) {
      if (topic.equals(other.topic)) {
        problems.add(taken("spec.topic.name", topic, other));
      }
      if (table.equals(other.table)) {
        problems.add(taken("spec.sink.cassandra.table", table, other));
      }
      if (dag.isPresent() && dag.equals(other.dag)) {
        problems.add(taken("spec.airflow.dagId", dag.get(), other));
      }
    }
    return problems;
  }

  private static Problem taken(String path, String value, NameOwnership other) {
    return new Problem(
        path,
        "is '%s', which pipeline %s has on the same platform; choose another"
            .formatted(value, other.pipeline));
  }
}
