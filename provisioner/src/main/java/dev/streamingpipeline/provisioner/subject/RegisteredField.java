package dev.streamingpipeline.provisioner.subject;

import dev.streamingpipeline.model.contract.Field;

/**
 * A field of a schema in the registry, which may have been registered by someone else.
 *
 * @param name its name
 * @param type the contract's name of the type, or the schema's own text when the contract has no
 *     such type
 * @param required whether every record must have it
 */
record RegisteredField(String name, String type, boolean required) {
  static RegisteredField of(Field field) {
    return new RegisteredField(field.name(), field.type().displayName(), field.required());
  }
}
