package dev.streamingpipeline.wire.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Encodes records as JSON. Absent optional fields are left out. */
public final class JsonRecordEncoder implements RecordEncoder {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int TYPICAL_BYTES = 512;

  private final Contract contract;

  public JsonRecordEncoder(Contract contract) {
    this.contract = contract;
  }

  @Override
  public byte[] encode(List<Object> values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      for (int index = 0; index < values.size(); index++) {
        if (values.get(index) != null) {
          write(json, contract.fields().get(index), values.get(index));
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Field field, Object value) throws IOException {
    json.writeFieldName(field.name());
    switch (field.type()) {
      case INT -> json.writeNumber((Integer) value);
      case LONG -> json.writeNumber((Long) value);
      case DOUBLE -> json.writeNumber((Double) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      // The text forms of java.util and java.time are those of the JSON Schema.
      case STRING, UUID, TIMESTAMP, DATE -> json.writeString(value.toString());
    }
  }
}
