package dev.streamingpipeline.operator.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import java.util.List;

/**
 * The columns of {@code kubectl get}, in this order. Those of priority 1 are shown with {@code
 * --output=wide} only.
 */
final class PrinterColumns {
  static final List<CustomResourceColumnDefinition> ALL =
      List.of(
          condition("Ready", "Ready", "status", 0),
          condition("Reason", "Ready", "reason", 0),
          column("Written", "integer", ".status.records.written", 0),
          column("Lag", "integer", ".status.records.lag", 0),
          column("Age", "date", ".metadata.creationTimestamp", 0),
          column("Platform", "string", ".spec.platformRef.name", 1),
          condition("Kafka", "KafkaReady", "status", 1),
          condition("Registry", "SchemaRegistryReady", "status", 1),
          condition("Cassandra", "CassandraReady", "status", 1),
          condition("Spark", "SparkWorkersReady", "status", 1),
          condition("Stream", "StreamingJobReady", "status", 1),
          column("Last Row", "date", ".status.records.lastRowAt", 1),
          condition("Message", "Ready", "message", 1));

  private PrinterColumns() {}

  private static CustomResourceColumnDefinition condition(
      String name, String type, String field, int priority) {
    return column(
        name,
        "string",
        ".status.conditions[?(@.type==\"%s\")].%s".formatted(type, field),
        priority);
  }

  private static CustomResourceColumnDefinition column(
      String name, String type, String path, int priority) {
    return new CustomResourceColumnDefinitionBuilder()
        .withName(name)
        .withType(type)
        .withJsonPath(path)
        .withPriority(priority)
        .build();
  }
}
