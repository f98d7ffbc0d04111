package dev.streamingpipeline.provisioner.subject;

import dev.streamingpipeline.model.contract.Field;

/**
 * A field of a schema in the registry, which somebody else may have written.
 *
 * @param name its name
 * @param type the contract's name of the type, or the schema's own text when the contract has none
 * @param required whether every record has it
 */
record RegisteredField(String name, String type, boolean required) {
  static RegisteredField of(Field field) {
    return new RegisteredField(field.name(), field.type().displayName(), field.required());
  }
}
