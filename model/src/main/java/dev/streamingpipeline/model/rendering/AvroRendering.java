package dev.streamingpipeline.model.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.FieldType;

/**
 * The contract as an Avro record schema. An optional field is a union with null as its first branch
 * and default, so that the new schema can read old records.
 */
public final class AvroRendering {
  /** The namespace of all registered record schemas. */
  public static final String NAMESPACE = "dev.streamingpipeline.records";

  private AvroRendering() {}

  public static ObjectNode of(Contract contract) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "record");
    schema.put("name", recordName(contract.topic()));
    schema.put("namespace", NAMESPACE);
    var fields = schema.putArray("fields");
    for (Field field : contract.fields()) {
      ObjectNode node = fields.addObject();
      node.put("name", field.name());
      if (field.required()) {
        node.set("type", type(field.type()));
      } else {
        node.putArray("type").add("null").add(type(field.type()));
        node.putNull("default");
      }
    }
    return schema;
  }

  /**
   * Avro names consist of letters, digits and underscores; topic names may also have dots and
   * dashes.
   */
  private static String recordName(String topic) {
    String name = topic.replaceAll("[^A-Za-z0-9_]", "_");
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static JsonNode type(FieldType type) {
    if (type.avroLogicalType() == null) {
      return JsonNodeFactory.instance.textNode(type.avroType());
    }
    ObjectNode logical = JsonNodeFactory.instance.objectNode();
    logical.put("type", type.avroType());
    logical.put("logicalType", type.avroLogicalType());
    return logical;
  }
}
