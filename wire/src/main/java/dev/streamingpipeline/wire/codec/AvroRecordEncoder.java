package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.rendering.AvroRendering;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes records as Avro in Confluent's wire format. */
public final class AvroRecordEncoder implements RecordEncoder {
  private final List<Field> fields;
  private final Schema schema;
  private final byte[] header;

  /**
   * Creates an encoder.
   *
   * @param schemaId the id of the contract in the Schema Registry
   */
  public AvroRecordEncoder(Contract contract, int schemaId) {
    this.fields = contract.fields();
    this.schema = new Schema.Parser().parse(AvroRendering.of(contract).toString());
    this.header = ConfluentWireFormat.header(schemaId);
  }

  @Override
  public byte[] encode(List<Object> values) {
    GenericRecord record = new GenericData.Record(schema);
    for (int index = 0; index < values.size(); index++) {
      if (values.get(index) != null) {
        record.put(index, avro(fields.get(index), values.get(index)));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static Object avro(Field field, Object value) {
    return switch (field.type()) {
      case UUID -> value.toString();
      case TIMESTAMP -> ((Instant) value).toEpochMilli();
      case DATE -> (int) ((LocalDate) value).toEpochDay();
      case STRING, INT, LONG, DOUBLE, BOOLEAN -> value;
    };
  }
}
