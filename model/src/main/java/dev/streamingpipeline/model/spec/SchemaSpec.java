package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.streamingpipeline.model.contract.SchemaFormat;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The contract as declared by the user. */
public record SchemaSpec(
    @JsonPropertyDescription("How records are written to the topic. It can't be changed.")
        @Default("json")
        SchemaFormat format,
    @JsonPropertyDescription("The field that identifies a record: its value is the record's key.")
        @Required
        @Size(min = 1, max = CqlName.MAX_LENGTH)
        String key,
    @JsonPropertyDescription(
            "The record's fields, in the order of the table's columns. An optional one can be added"
                + " later.")
        @Required
        @Size(min = 1, max = SchemaSpec.MAX_FIELDS)
        List<FieldSpec> fields) {
  public static final int MAX_FIELDS = 200;

  public SchemaSpec {
    format = format == null ? SchemaFormat.JSON : format;
    fields = Copies.of(fields);
  }
}
