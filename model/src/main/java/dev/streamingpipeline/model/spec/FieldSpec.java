package dev.streamingpipeline.model.spec;

import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.FieldType;

/**
 * One field of the contract.
 *
 * @param name property of the record and column of the table; required
 * @param type what its values are; required
 * @param value CEL expression over {@code record}, the source's record; required
 * @param required whether every record must have it
 */
public record FieldSpec(String name, FieldType type, String value, Boolean required) {
  public FieldSpec {
    required = required == null || required;
  }

  public Field toField() {
    return new Field(name, type, required);
  }
}
