package dev.streamingpipeline.wire;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.wire.codec.AvroRecordEncoder;
import dev.streamingpipeline.wire.codec.JsonRecordEncoder;
import dev.streamingpipeline.wire.codec.RecordDecoder;
import dev.streamingpipeline.wire.codec.RecordEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Contracts and records for tests. */
final class Contracts {
  static final int ID = 7;

  private Contracts() {}

  static Contract of(SchemaFormat format, Field... fields) {
    return new Contract("items", format, fields[0].name(), List.of(fields));
  }

  /** A contract with a key, and a required and an optional field of every type. */
  static Contract allTypes(SchemaFormat format) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("id", FieldType.UUID, true));
    for (FieldType type : FieldType.values()) {
      fields.add(new Field("a_" + type.displayName(), type, true));
      fields.add(new Field("optional_" + type.displayName(), type, false));
    }
    return of(format, fields.toArray(Field[]::new));
  }

  static RecordEncoder encoder(Contract contract) {
    return contract.format() == SchemaFormat.AVRO
        ? new AvroRecordEncoder(contract, ID)
        : new JsonRecordEncoder(contract);
  }

  /** A decoder whose registry has this contract under {@link #ID}. */
  static RecordDecoder decoder(Contract contract) {
    return decoder(contract, Map.of(ID, AvroRendering.of(contract).toString()));
  }

  static RecordDecoder decoder(Contract contract, Map<Integer, String> schemas) {
    return RecordDecoder.of(contract, id -> Optional.ofNullable(schemas.get(id)));
  }

  /** The violation that a decoder reports for a value. */
  static ContractViolationException violation(RecordDecoder decoder, byte[] value) {
    try {
      throw new AssertionError("accepted: " + decoder.decode(value));
    } catch (ContractViolationException e) {
      return e;
    }
  }

  static List<Object> randomRecord(Contract contract, Random random) {
    List<Object> values = new ArrayList<>();
    for (Field field : contract.fields()) {
      values.add(!field.required() && random.nextBoolean() ? null : random(field.type(), random));
    }
    return values;
  }

  private static Object random(FieldType type, Random random) {
    boolean extreme = random.nextInt(4) == 0;
    return switch (type) {
      case UUID -> extreme ? new UUID(0, -1) : new UUID(random.nextLong(), random.nextLong());
      case STRING -> text(random, extreme);
      case INT ->
          extreme ? pick(random, Integer.MIN_VALUE, Integer.MAX_VALUE, 0) : random.nextInt();
      case LONG -> extreme ? pick(random, Long.MIN_VALUE, Long.MAX_VALUE, 0L) : random.nextLong();
      case DOUBLE ->
          extreme
              ? pick(random, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -0.0, 0.1)
              : random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
      case BOOLEAN -> random.nextBoolean();
      case TIMESTAMP ->
          extreme
              ? pick(
                  random,
                  Instant.parse("0001-01-01T00:00:00Z"),
                  Instant.parse("9999-12-31T23:59:59.999Z"),
                  Instant.EPOCH,
                  Instant.ofEpochMilli(-1))
              : Instant.ofEpochMilli(random.nextInt() * 20_000L + random.nextInt(1000));
      case DATE ->
          extreme
              ? pick(random, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.EPOCH)
              : LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000);
    };
  }

  private static Object pick(Random random, Object... values) {
    return values[random.nextInt(values.length)];
  }

  private static String text(Random random, boolean extreme) {
    if (extreme) {
      return (String)
          pick(random, "", "\0", "\"\\/\b\f\n\r\t", "😀", "\uffff\ufeff", "null", "ü".repeat(5000));
    }
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(30);
    while (text.length() < length) {
      int codePoint = random.nextInt(random.nextBoolean() ? 0x250 : Character.MAX_CODE_POINT + 1);
      if (Character.getType(codePoint) != Character.SURROGATE) {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }
}
