package dev.streamingpipeline.model.spec;

import dev.streamingpipeline.model.contract.SchemaFormat;
import java.util.List;

/**
 * The contract as the user writes it.
 *
 * @param format how records are written to the topic
 * @param key the field whose value is the record's key; required
 * @param fields the fields; required, in the order of the table's columns
 */
public record SchemaSpec(SchemaFormat format, String key, List<FieldSpec> fields) {
  public SchemaSpec {
    format = format == null ? SchemaFormat.JSON : format;
    fields = Copies.of(fields);
  }
}
