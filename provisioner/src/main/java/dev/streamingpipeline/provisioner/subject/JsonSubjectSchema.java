package dev.streamingpipeline.provisioner.subject;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.rendering.JsonSchemaRendering;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A JSON Schema in the registry.
 *
 * @param schema the schema of an object
 */
record JsonSubjectSchema(JsonNode schema) implements RegisteredSchema {
  private static final String REQUIRED = "required";

  @Override
  public SchemaFormat format() {
    return SchemaFormat.JSON;
  }

  @Override
  public List<RegisteredField> fields() {
    Set<String> required = required(schema);
    return schema.path("properties").properties().stream()
        .map(
            property ->
                new RegisteredField(
                    property.getKey(),
                    type(property.getValue()),
                    required.contains(property.getKey())))
        .toList();
  }

  @Override
  public boolean isEquivalentTo(Contract contract) {
    ObjectNode rendered = JsonSchemaRendering.of(contract);
    // The order of the required properties has no meaning; JsonNode.equals ignores that of an
    // object's
    return required(schema).equals(required(rendered))
        && withoutRequired(schema).equals(withoutRequired(rendered));
  }

  private static Set<String> required(JsonNode schema) {
    return StreamSupport.stream(schema.path(REQUIRED).spliterator(), false)
        .map(JsonNode::asText)
        .collect(toUnmodifiableSet());
  }

  private static JsonNode withoutRequired(JsonNode schema) {
    return schema.<ObjectNode>deepCopy().without(REQUIRED);
  }

  private static String type(JsonNode property) {
    String type = property.path("type").asText();
    String format = property.path("format").asText(null);
    return Stream.of(FieldType.values())
        .filter(candidate -> candidate.jsonType().equals(type))
        .filter(candidate -> Objects.equals(candidate.jsonFormat(), format))
        .findFirst()
        .map(FieldType::displayName)
        .orElseGet(property::toString);
  }
}
