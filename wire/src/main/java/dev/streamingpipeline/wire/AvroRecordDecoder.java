package dev.streamingpipeline.wire;

import dev.streamingpipeline.model.contract.AvroRendering;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.TextValue;
import dev.streamingpipeline.model.contract.Violation;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads Avro records in Confluent's wire format, written with any version of the contract that the
 * registry knows.
 */
final class AvroRecordDecoder implements RecordDecoder {
  static {
    // A damaged length would otherwise make Avro allocate up to two gigabytes.
    String limit = "org.apache.avro.limits.string.maxLength";
    if (System.getProperty(limit) == null) {
      System.setProperty(limit, String.valueOf(Contract.MAX_RECORD_BYTES));
    }
  }

  private final Contract contract;
  private final Schema readerSchema;
  private final SchemaLookup schemas;
  private final Map<Integer, Schema> writerSchemas = new ConcurrentHashMap<>();

  AvroRecordDecoder(Contract contract, SchemaLookup schemas) {
    this.contract = contract;
    this.readerSchema = new Schema.Parser().parse(AvroRendering.of(contract).toString());
    this.schemas = schemas;
  }

  @Override
  public List<Object> decode(byte[] value) throws ContractViolationException {
    if (!ConfluentWireFormat.matches(value)) {
      throw violation(
          Violation.NOT_AVRO,
          "wanted is Confluent's wire format: a zero byte, a schema id of four bytes, Avro binary");
    }
    GenericRecord record = read(value, writerSchema(ConfluentWireFormat.schemaId(value)));
    List<Object> values = new ArrayList<>(contract.fields().size());
    for (int index = 0; index < contract.fields().size(); index++) {
      values.add(value(contract.fields().get(index), record.get(index)));
    }
    return Collections.unmodifiableList(values);
  }

  private Schema writerSchema(int id) throws ContractViolationException {
    Schema known = writerSchemas.get(id);
    if (known != null) {
      return known;
    }
    Optional<String> text = schemas.schema(id);
    if (text.isEmpty()) {
      throw violation(Violation.UNKNOWN_SCHEMA, "the registry knows no schema of id " + id);
    }
    Schema schema = parse(id, text.get());
    writerSchemas.put(id, schema);
    return schema;
  }

  private Schema parse(int id, String text) throws ContractViolationException {
    Schema schema;
    try {
      schema = new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      throw violation(
          Violation.UNKNOWN_SCHEMA, "the schema of id %d is no Avro schema".formatted(id));
    }
    if (schema.getType() == Schema.Type.RECORD) {
      for (Schema.Field field : schema.getFields()) {
        if (contract.field(field.name()).isEmpty()) {
          throw new ContractViolationException(
              Violation.UNKNOWN_FIELD, field.name(), "is not in the contract");
        }
      }
    }
    return schema;
  }

  private GenericRecord read(byte[] value, Schema writerSchema) throws ContractViolationException {
    int start = ConfluentWireFormat.HEADER_BYTES;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(value, start, value.length - start, null);
    try {
      GenericRecord record =
          new GenericDatumReader<GenericRecord>(writerSchema, readerSchema).read(null, decoder);
      if (!decoder.isEnd()) {
        throw violation(Violation.NOT_AVRO, "something follows after the Avro record");
      }
      return record;
    } catch (AvroTypeException e) {
      throw violation(Violation.WRONG_TYPE, e.getMessage());
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw violation(Violation.NOT_AVRO, "can't be read as the schema it names: " + e);
    }
  }

  private static Object value(Field field, Object avro) throws ContractViolationException {
    if (avro == null) {
      return null;
    }
    return switch (field.type()) {
      case UUID -> TextValue.parse(field, avro.toString());
      case STRING -> avro.toString();
      case TIMESTAMP -> Instant.ofEpochMilli((Long) avro);
      case DATE -> LocalDate.ofEpochDay((Integer) avro);
      case INT, LONG, DOUBLE, BOOLEAN -> avro;
    };
  }

  private static ContractViolationException violation(Violation violation, String message) {
    return new ContractViolationException(violation, null, message);
  }
}
