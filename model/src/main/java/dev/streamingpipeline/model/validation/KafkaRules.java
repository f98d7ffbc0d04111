package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.ChangeRule.unchangeable;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;

/** The rules of {@code spec.kafka}. */
final class KafkaRules {
  private static final ExternalRules<KafkaSpec> EXTERNAL =
      new ExternalRules<>("kafka", kafka -> kafka.provider() == KafkaSpec.Provider.EXTERNAL);

  static final Row<KafkaSpec> TABLE =
      Group.all(
          at("provider", KafkaSpec::provider, unchangeable()),
          at("metadata", KafkaSpec::metadata, unchangeable()),
          EXTERNAL.needed("bootstrapServers", KafkaSpec::bootstrapServers, "give host:port"),
          EXTERNAL.unused("bootstrapServers", KafkaSpec::bootstrapServers),
          EXTERNAL.unused("clientPropertiesSecret", KafkaSpec::clientPropertiesSecret),
          at("bootstrapServers", KafkaSpec::bootstrapServers, ExternalRules.hostPorts()),
          at("clientPropertiesSecret", KafkaSpec::clientPropertiesSecret, Names.object()),
          at("replicas", KafkaSpec::replicas, Bounds.between(1, ComponentSpec.MAX_REPLICAS)),
          ComponentRules.component(),
          ComponentRules.heap(KafkaSpec::heap),
          ComponentRules.storage(KafkaSpec::storage));

  private static final String PAGES =
      "is true, and can't use spec.kafka.clientPropertiesSecret; set it to false";

  /**
   * The rules of a whole specification about what can't use {@code clientPropertiesSecret}: the
   * settings of these programs have other names.
   */
  static final Row<PipelineSpec> CLIENT_PROPERTIES =
      Group.all(
          rule(
                  cel(
                      "!has(self.kafka.clientPropertiesSecret)"
                          + " || self.schemaRegistry.flavor != 'Confluent'"
                          + " || self.schemaRegistry.provider == 'External'"),
                  (PipelineSpec spec) ->
                      spec.kafka().clientPropertiesSecret() == null
                          || spec.schemaRegistry().flavor() != SchemaRegistrySpec.Flavor.CONFLUENT
                          || spec.schemaRegistry().provider() == Provider.EXTERNAL,
                  "is Confluent, which can't use spec.kafka.clientPropertiesSecret; use Apicurio")
              .about("schemaRegistry.flavor"),
          rule(
                  cel("!has(self.kafka.clientPropertiesSecret) || !self.kafkaUi.enabled"),
                  (PipelineSpec spec) ->
                      spec.kafka().clientPropertiesSecret() == null || !spec.kafkaUi().enabled(),
                  PAGES)
              .about("kafkaUi.enabled"),
          rule(
                  cel("!has(self.kafka.clientPropertiesSecret) || !self.controlCenter.enabled"),
                  (PipelineSpec spec) ->
                      spec.kafka().clientPropertiesSecret() == null
                          || !spec.controlCenter().enabled(),
                  PAGES)
              .about("controlCenter.enabled"));

  private KafkaRules() {}
}
