package dev.streamingpipeline.model.contract;

/**
 * One field of the contract: a property of the record, a column of the table.
 *
 * @param name the name everywhere; lower case, digits and underscores
 * @param type the type of its values
 * @param required false when a record may lack it; the column is then null
 */
public record Field(String name, FieldType type, boolean required) {}
