package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.ComponentRules.component;
import static dev.streamingpipeline.model.validation.ComponentRules.heap;
import static dev.streamingpipeline.model.validation.ComponentRules.storage;

import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;

/** What the components of a platform must be. */
final class PlatformComponentRules {
  private PlatformComponentRules() {}

  static void check(PipelineSpec spec, Problems problems) {
    ExternalRules.check(spec, problems);
    problems.between("spec.kafka.replicas", spec.kafka().replicas(), 1, ComponentSpec.MAX_REPLICAS);
    if (spec.kafka().clientPropertiesSecret() != null) {
      whatCanNotUseIt(spec, problems);
    }
    problems.between(
        "spec.cassandra.replicas", spec.cassandra().replicas(), 1, ComponentSpec.MAX_REPLICAS);
    var kafka = spec.kafka();
    component("spec.kafka", kafka.image(), kafka.resources(), kafka.podTemplate(), problems);
    storage("spec.kafka", kafka.storage(), problems);
    heap("spec.kafka", kafka.heap(), kafka.resources(), problems);
    var registry = spec.schemaRegistry();
    component(
        "spec.schemaRegistry",
        registry.image(),
        registry.resources(),
        registry.podTemplate(),
        problems);
    storage("spec.schemaRegistry", registry.storage(), problems);
    heap("spec.schemaRegistry", registry.heap(), registry.resources(), problems);
    var controlCenter = spec.controlCenter();
    component(
        "spec.controlCenter",
        controlCenter.image(),
        controlCenter.resources(),
        controlCenter.podTemplate(),
        problems);
    var kafkaUi = spec.kafkaUi();
    component(
        "spec.kafkaUi", kafkaUi.image(), kafkaUi.resources(), kafkaUi.podTemplate(), problems);
    var airflow = spec.airflow();
    component(
        "spec.airflow", airflow.image(), airflow.resources(), airflow.podTemplate(), problems);
    storage("spec.airflow", airflow.storage(), problems);
    var cassandra = spec.cassandra();
    component(
        "spec.cassandra",
        cassandra.image(),
        cassandra.resources(),
        cassandra.podTemplate(),
        problems);
    storage("spec.cassandra", cassandra.storage(), problems);
    heap("spec.cassandra", cassandra.heap(), cassandra.resources(), problems);
  }

  /** Of {@code spec.kafka.clientPropertiesSecret}. */
  private static void whatCanNotUseIt(PipelineSpec spec, Problems problems) {
    if (spec.schemaRegistry().provider() != Provider.EXTERNAL
        && spec.schemaRegistry().flavor() == SchemaRegistrySpec.Flavor.CONFLUENT) {
      problems.add("spec.schemaRegistry.flavor", KafkaSpec.CONFLUENT_REMEDY);
    }
    if (spec.kafkaUi().enabled()) {
      problems.add("spec.kafkaUi.enabled", KafkaSpec.PAGES_REMEDY);
    }
    if (spec.controlCenter().enabled()) {
      problems.add("spec.controlCenter.enabled", KafkaSpec.PAGES_REMEDY);
    }
  }
}
