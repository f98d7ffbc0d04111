package dev.streamingpipeline.provisioner.subject;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.rendering.AvroRendering;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * An Avro schema in the registry.
 *
 * @param schema the schema of a record
 */
record AvroSubjectSchema(Schema schema) implements RegisteredSchema {
  @Override
  public SchemaFormat format() {
    return SchemaFormat.AVRO;
  }

  @Override
  public List<RegisteredField> fields() {
    return schema.getFields().stream()
        .map(
            field ->
                new RegisteredField(
                    field.name(), type(withoutNull(field.schema())), !field.schema().isNullable()))
        .toList();
  }

  /** The order of the fields matters: Avro records are encoded in it. */
  @Override
  public boolean isEquivalentTo(Contract contract) {
    return schema.equals(new Schema.Parser().parse(AvroRendering.of(contract).toString()));
  }

  private static Schema withoutNull(Schema schema) {
    if (!schema.isUnion()) {
      return schema;
    }
    List<Schema> others =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return others.size() == 1 ? others.get(0) : schema;
  }

  private static String type(Schema schema) {
    LogicalType logicalType = schema.getLogicalType();
    return Stream.of(FieldType.values())
        .filter(candidate -> candidate.avroType().equals(schema.getType().getName()))
        .filter(
            candidate ->
                Objects.equals(
                    candidate.avroLogicalType(),
                    logicalType == null ? null : logicalType.getName()))
        .findFirst()
        .map(FieldType::displayName)
        .orElseGet(schema::toString);
  }
}
