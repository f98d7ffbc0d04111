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
 * A schema as the registry holds it. It is compared by meaning: registries give the text back in
 * another form than they took it, and Apicurio takes other white space for another schema.
 */
interface RegisteredSchema {
  SchemaFormat format();

  /** The fields of a record. */
  List<RegisteredField> fields();

  /** Whether it means the same as what the contract is rendered to. */
  boolean means(Contract contract);

  /** Reads a schema; empty when it is neither an Avro record nor a JSON Schema of an object. */
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
