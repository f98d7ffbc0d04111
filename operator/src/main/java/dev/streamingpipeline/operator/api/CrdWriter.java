package dev.streamingpipeline.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.streamingpipeline.model.spec.KubernetesName;
import dev.streamingpipeline.model.validation.CelRule;
import dev.streamingpipeline.model.validation.PipelineRules;
import io.fabric8.crdv2.generator.CustomResourceInfo;
import io.fabric8.crdv2.generator.ResolvingContext;
import io.fabric8.crdv2.generator.v1.CustomResourceHandler;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourceScale;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Generates the CRD during the build: takes what fabric8 generates from the types, and adds the
 * model's validation rules and what fabric8's annotations can't express, such as the order of the
 * printer columns.
 */
public final class CrdWriter {
  private CrdWriter() {}

  /** Takes one argument, the path of the file to write. */
  public static void main(String[] arguments) throws IOException {
    CustomResourceHandler generator = new CustomResourceHandler();
    generator.handle(
        CustomResourceInfo.fromClass(StreamingPipeline.class),
        ResolvingContext.defaultResolvingContext(false));
    var crd = (CustomResourceDefinition) generator.finish().findFirst().orElseThrow().getKey();
    complete(crd);

    YAMLMapper mapper =
        YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    Path file = Path.of(arguments[0]);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "# Generated from the types of model and operator; see CrdWriter.\n"
            + mapper.writeValueAsString(wholeNumbers(mapper.valueToTree(crd))));
  }

  private static void complete(CustomResourceDefinition crd) {
    CustomResourceDefinitionVersion version = crd.getSpec().getVersions().get(0);
    version.setAdditionalPrinterColumns(PrinterColumns.ALL);
    version
        .getSubresources()
        .setScale(
            new CustomResourceSubresourceScale(
                ".status.sparkWorkerSelector", ".spec.spark.workers", ".status.sparkWorkers"));
    JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
    schema.setDescription(
        "A stream: an HTTP API is polled, its records go to a Kafka topic, a Spark job writes them to"
            + " a Cassandra table.");
    // Only so that a validation rule can refer to the name; the API server itself defines metadata.
    schema
        .getProperties()
        .put(
            "metadata",
            new JSONSchemaPropsBuilder()
                .withType("object")
                .addToProperties(
                    "name",
                    new JSONSchemaPropsBuilder()
                        .withType("string")
                        .withMaxLength((long) KubernetesName.MAX_SUBDOMAIN_LENGTH)
                        .build())
                .build());
    keyed(at(schema, "spec", "schema", "fields"), "name");
    keyed(at(schema, "status", "conditions"), "type");
    at(schema, "status", "usedBy").setXKubernetesListType("set");
    conditions(at(schema, "status", "conditions").getItems().getSchema());
    PipelineRules.inCel().forEach(rule -> add(rule, schema));
  }

  private static JSONSchemaProps at(JSONSchemaProps schema, String... path) {
    JSONSchemaProps place = schema;
    for (String name : path) {
      place = place.getProperties().get(name);
    }
    return place;
  }

  /**
   * Makes a list a map list: the API server rejects duplicate keys, and server-side apply merges
   * elements by their key.
   */
  private static void keyed(JSONSchemaProps list, String key) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
  }

  /** Adds Kubernetes' own limits for conditions, which fabric8's class does not declare. */
  private static void conditions(JSONSchemaProps condition) {
    condition.setRequired(List.of("lastTransitionTime", "message", "reason", "status", "type"));
    describe(condition, "type", 316, "The type of the condition, such as KafkaReady.");
    describe(condition, "status", 7, "True, False or Unknown.");
    describe(condition, "reason", 1024, "The reason, in one word for programs.");
    describe(condition, "message", 32_768, "The reason and what to do, for people.");
    describe(condition, "lastTransitionTime", 64, "When the status changed.");
    at(condition, "lastTransitionTime").setFormat("date-time");
    at(condition, "status").setPattern("^(True|False|Unknown)$");
    JSONSchemaProps generation = at(condition, "observedGeneration");
    generation.setDescription("The generation of spec that this was determined from.");
    generation.setMinimum(0.0);
    generation.setMaximum(PipelineStatus.MAX_COUNT);
  }

  private static void describe(
      JSONSchemaProps object, String property, long maxLength, String description) {
    at(object, property).setDescription(description);
    at(object, property).setMaxLength(maxLength);
  }

  /** Adds a rule of the model's table at its place in the schema. */
  private static void add(CelRule rule, JSONSchemaProps schema) {
    JSONSchemaProps place = schema;
    for (String name : rule.path().isEmpty() ? new String[0] : rule.path().split("\\.")) {
      boolean isList = name.endsWith("[]");
      place = at(place, isList ? name.substring(0, name.length() - 2) : name);
      place = isList ? place.getItems().getSchema() : place;
    }
    place
        .getXKubernetesValidations()
        .add(
            new ValidationRuleBuilder()
                .withRule(rule.rule())
                .withFieldPath(rule.fieldPath())
                .withMessage(rule.message())
                .withMessageExpression(rule.messageExpression())
                .build());
  }

  /**
   * Writes bounds as integers. They are floating-point numbers in fabric8's schema, and not every
   * YAML parser reads 1.0E7 as a number.
   */
  private static JsonNode wholeNumbers(JsonNode tree) {
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      if (field.getValue().isDouble()) {
        field.setValue(LongNode.valueOf(field.getValue().longValue()));
      }
    }
    tree.forEach(CrdWriter::wholeNumbers);
    return tree;
  }
}
