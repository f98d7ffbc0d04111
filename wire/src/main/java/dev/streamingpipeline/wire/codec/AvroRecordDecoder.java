package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.TextValue;
import dev.streamingpipeline.model.contract.Violation;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.wire.registry.SchemaLookup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
import org.apache.avro.util.Utf8;

/**
 * Reads Avro records in Confluent's wire format, written with any version of the contract that the
 * registry knows.
 */
final class AvroRecordDecoder implements RecordDecoder {
  static {
    // A damaged length would otherwise make Avro allocate up to two gigabytes.
    for (String limit :
        List.of(
            "org.apache.avro.limits.string.maxLength", "org.apache.avro.limits.bytes.maxLength")) {
      if (System.getProperty(limit) == null) {
        System.setProperty(limit, String.valueOf(Contract.MAX_RECORD_BYTES));
      }
    }
  }

  private final Contract contract;
  private final Schema readerSchema;
  private final SchemaLookup schemas;
  private final Map<Integer, Schema> writerSchemas = new ConcurrentHashMap<>();

  AvroRecordDecoder(Contract contract, SchemaLookup schemas) {
    this.contract = contract;
    this.readerSchema =
        new Schema.Parser().parse(AvroRendering.of(allOptional(contract)).toString());
    this.schemas = schemas;
  }

  /**
   * All fields become optional, so that Avro fills in null for what is absent and the decoder can
   * report which required field it is.
   */
  private static Contract allOptional(Contract contract) {
    return new Contract(
        contract.topic(),
        contract.format(),
        contract.key(),
        contract.fields().stream()
            .map(field -> new Field(field.name(), field.type(), false))
            .toList());
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
          Violation.UNKNOWN_SCHEMA, "the schema of id %s is no Avro schema".formatted(id));
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
    } catch (IOException | RuntimeException e) {
      // Avro throws various exceptions on damaged bytes, such as UnsupportedOperationException for
      // a length.
      throw violation(Violation.NOT_AVRO, "can't be read as the schema it names: " + e);
    }
  }

  private static Object value(Field field, Object avro) throws ContractViolationException {
    if (avro == null) {
      if (field.required()) {
        throw new ContractViolationException(
            Violation.MISSING_FIELD, field.name(), "required, but absent");
      }
      return null;
    }
    return switch (field.type()) {
      case UUID -> TextValue.parse(field, text(field, (Utf8) avro));
      case STRING -> text(field, (Utf8) avro);
      case TIMESTAMP -> TextValue.inRange(field, Instant.ofEpochMilli((Long) avro));
      case DATE -> TextValue.inRange(field, LocalDate.ofEpochDay((Integer) avro));
      case DOUBLE -> finite(field, (Double) avro);
      case INT, LONG, BOOLEAN -> avro;
    };
  }

  private static String text(Field field, Utf8 avro) throws ContractViolationException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(avro.getBytes(), 0, avro.getByteLength()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ContractViolationException(
          Violation.WRONG_TYPE, field.name(), "is not valid UTF-8, so is no text");
    }
  }

  /** The same check as for JSON, so that a contract means the same in both formats. */
  private static Double finite(Field field, Double number) throws ContractViolationException {
    if (!Double.isFinite(number)) {
      throw new ContractViolationException(
          Violation.WRONG_TYPE, field.name(), "is %s, not double".formatted(number));
    }
    return number;
  }

  private static ContractViolationException violation(Violation violation, String message) {
    return new ContractViolationException(violation, null, message);
  }
}
