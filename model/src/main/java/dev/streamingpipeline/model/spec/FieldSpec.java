package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.model.expression.FieldExpression;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * One field of the contract. The CRD has no defaults here, because {@code kubectl apply} and other
 * tools that compare lists would see a difference each time.
 */
public record FieldSpec(
    @JsonPropertyDescription("Property of the record and column of the table.")
        @Required
        @Size(max = CqlName.MAX_LENGTH)
        String name,
    @JsonPropertyDescription("What its values are.") @Required FieldType type,
    @JsonPropertyDescription(
            "CEL expression over record, the source's record, such as record.name.first. Its result"
                + " must have the field's type.")
        @Required
        @Size(min = 1, max = FieldExpression.MAX_LENGTH)
        String value,
    @JsonPropertyDescription(
            "Whether every record must have it: true, unless given. A record without it is a dead"
                + " letter.")
        Boolean required) {

  public FieldSpec {
    required = required == null || required;
  }

  public Field toField() {
    return new Field(name, type, required);
  }
}
