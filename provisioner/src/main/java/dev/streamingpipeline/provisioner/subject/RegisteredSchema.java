package dev.streamingpipeline.provisioner.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.SchemaFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A schema in the registry. It is compared by meaning and not by text: registries return a schema
 * in another form than it was registered in, and Apicurio treats different white space as a
 * different schema.
 */
interface RegisteredSchema {
  SchemaFormat format();

  /** The fields of a record. */
  List<RegisteredField> fields();

  /** Whether it has the same meaning as the contract's rendering. */
  boolean isEquivalentTo(Contract contract);

  /** Parses a schema; empty when it is neither an Avro record nor a JSON Schema of an object. */
  static Optional<RegisteredSchema> parse(String text) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (json.path("type").asText().equals("record")) {
      try {
        return Optional.of(new AvroSubjectSchema(new Schema.Parser().parse(text)));
      } catch (AvroRuntimeException e) {
        return Optional.empty();
      }
    }
    return json.path("properties").isObject()
        ? Optional.of(new JsonSubjectSchema(json))
        : Optional.empty();
  }
}
