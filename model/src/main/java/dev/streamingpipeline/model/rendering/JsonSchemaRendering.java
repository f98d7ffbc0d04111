package dev.streamingpipeline.model.rendering;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.Field;

/**
 * The contract as JSON Schema draft 7.
 *
 * <p>The content model is closed ({@code additionalProperties: false}): a registry that checks
 * BACKWARD compatibility then accepts a new optional property and refuses a removed one, and a
 * misspelt field is a violation instead of a column that stays null.
 */
public final class JsonSchemaRendering {
  private JsonSchemaRendering() {}

  public static ObjectNode of(Contract contract) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", contract.topic());
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (Field field : contract.fields()) {
      ObjectNode property = properties.putObject(field.name());
      property.put("type", field.type().jsonType());
      if (field.type().jsonFormat() != null) {
        property.put("format", field.type().jsonFormat());
      }
    }
    var required = schema.putArray("required");
    contract.fields().stream().filter(Field::required).map(Field::name).forEach(required::add);
    schema.put("additionalProperties", false);
    return schema;
  }
}
