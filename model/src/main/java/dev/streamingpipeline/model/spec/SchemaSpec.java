package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.streamingpipeline.model.contract.SchemaFormat;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The contract as the user writes it. */
@ValidationRule(
    value = "self.fields.exists(field, field.name == self.key)",
    fieldPath = ".key",
    message = SchemaSpec.UNKNOWN_REMEDY,
    messageExpression = "\"'\" + self.key + \"' " + SchemaSpec.UNKNOWN_REMEDY + "\"")
@ValidationRule(
    value =
        "self.fields.all(field,"
            + " field.name != self.key || !has(field.required) || field.required)",
    fieldPath = ".key",
    message = SchemaSpec.OPTIONAL_REMEDY,
    messageExpression = "\"'\" + self.key + \"' " + SchemaSpec.OPTIONAL_REMEDY + "\"")
public record SchemaSpec(
    @JsonPropertyDescription("How records are written to the topic. It can't be changed.")
        @Default("json")
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
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
  public static final String UNKNOWN_REMEDY =
      "is no field of spec.schema.fields; add it there or name another";
  public static final String OPTIONAL_REMEDY =
      "has required: false; a key is in every record, so take that out";

  public SchemaSpec {
    format = format == null ? SchemaFormat.JSON : format;
    fields = Copies.of(fields);
  }
}
