package dev.streamingpipeline.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.contract.Violation;
import dev.streamingpipeline.wire.codec.ConfluentWireFormat;
import dev.streamingpipeline.wire.codec.RecordDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that decoders must reject as violations, without any other exception. */
class PoisonTest {
  private static final Field ID = new Field("id", FieldType.LONG, true);

  private static Contract contract(SchemaFormat format, FieldType type, boolean required) {
    return Contracts.of(format, ID, new Field("f", type, required));
  }

  private static void refuses(
      RecordDecoder decoder, byte[] value, Violation violation, String field, String message) {
    ContractViolationException e = Contracts.violation(decoder, value);

    assertThat(e.violation()).isEqualTo(violation);
    assertThat(e.field()).isEqualTo(Optional.ofNullable(field));
    assertThat(e.getMessage()).contains(message);
  }

  @ParameterizedTest
  @EnumSource(SchemaFormat.class)
  void shouldRefuseWhatIsAbsentOrTooLarge(SchemaFormat format) {
    RecordDecoder decoder = Contracts.decoder(contract(format, FieldType.STRING, true));

    refuses(decoder, null, Violation.NULL_VALUE, null, "the message has no value");
    refuses(
        decoder,
        new byte[2 * 1024 * 1024],
        Violation.TOO_LARGE,
        null,
        "has 2097152 bytes; at most 1048576 are allowed");
  }

  static List<Arguments> badJson() {
    String deep = "{\"id\":1,\"f\":" + "[".repeat(100_000);
    String deepObjects = "{\"id\":1,\"f\":" + "{\"f\":".repeat(100_000);
    return List.of(
        Arguments.of("", Violation.NOT_JSON, "empty"),
        Arguments.of("   ", Violation.NOT_JSON, "empty"),
        Arguments.of("hello", Violation.NOT_JSON, "Unrecognized token"),
        Arguments.of("{", Violation.NOT_JSON, "end-of-input"),
        Arguments.of("{\"id\":1,\"f\":\"a\"", Violation.NOT_JSON, "end-of-input"),
        Arguments.of("{\"id\":1,\"f\":\"a", Violation.NOT_JSON, "end-of-input"),
        Arguments.of("{\"id\":1,\"f\":\"a\",}", Violation.NOT_JSON, "Unexpected character"),
        Arguments.of("{'id':1}", Violation.NOT_JSON, "Unexpected character"),
        Arguments.of("{\"id\":1,\"f\":NaN}", Violation.NOT_JSON, "NaN"),
        Arguments.of("{\"id\":1,\"f\":-Infinity}", Violation.NOT_JSON, "Infinity"),
        Arguments.of("{\"id\":01,\"f\":\"a\"}", Violation.NOT_JSON, "eading zero"),
        Arguments.of("{\"id\":1,\"f\":\"a\"} x", Violation.NOT_JSON, "x"),
        Arguments.of("{\"id\":1,\"f\":\"a\"} {}", Violation.NOT_JSON, "something follows"),
        Arguments.of("{\"id\":1,\"f\":\"\n\"}", Violation.NOT_JSON, "unquoted character"),
        Arguments.of("\ufeff{\"id\":1,\"f\":\"a\"}", Violation.NOT_JSON, "Unexpected character"),
        Arguments.of(
            "{\"id\":" + "1".repeat(2000) + "}", Violation.NOT_JSON, "exceeds the maximum"),
        Arguments.of("null", Violation.NOT_AN_OBJECT, "found is null"),
        Arguments.of("[1]", Violation.NOT_AN_OBJECT, "found is an array"),
        Arguments.of("1", Violation.NOT_AN_OBJECT, "found is a number"),
        Arguments.of("\"a\"", Violation.NOT_AN_OBJECT, "found is a string"),
        Arguments.of("true", Violation.NOT_AN_OBJECT, "found is a boolean"),
        Arguments.of("[".repeat(100_000), Violation.NOT_AN_OBJECT, "an array"),
        Arguments.of(deep, Violation.TOO_DEEP, "nested deeper than 64 levels"),
        Arguments.of(deepObjects, Violation.TOO_DEEP, "nested deeper than 64 levels"),
        Arguments.of(
            "{\"id\":1,\"id\":1,\"f\":\"a\"}", Violation.DUPLICATE_KEY, "the key 'id' comes twice"),
        Arguments.of("{\"id\":null,\"id\":1,\"f\":\"a\"}", Violation.DUPLICATE_KEY, "the key 'id'"),
        Arguments.of(
            "{\"id\":1,\"f\":[{\"x\":[{\"y\":1,\"\\u0079\":1}]}]}",
            Violation.DUPLICATE_KEY,
            "the key 'y' comes twice"));
  }

  @ParameterizedTest
  @MethodSource("badJson")
  void shouldRefuseWhatIsNoJsonObject(String json, Violation violation, String message) {
    RecordDecoder decoder = Contracts.decoder(contract(SchemaFormat.JSON, FieldType.STRING, true));

    refuses(decoder, json.getBytes(UTF_8), violation, null, message);
  }

  @Test
  void shouldRefuseWhatIsNoUtf8() {
    RecordDecoder decoder = Contracts.decoder(contract(SchemaFormat.JSON, FieldType.STRING, true));
    String json = "{\"id\":1,\"f\":\"ü\"}";
    byte[] overlongQuote = "{\"id\":1,\"f\":\"\u00c0\u00a2\"}".getBytes(ISO_8859_1);
    byte[] surrogate = "{\"id\":1,\"f\":\"\u00ed\u00a0\u0080\"}".getBytes(ISO_8859_1);
    byte[] truncated = java.util.Arrays.copyOf(json.getBytes(UTF_8), 14);
    for (byte[] bytes :
        List.of(
            json.getBytes(ISO_8859_1),
            truncated,
            overlongQuote,
            surrogate,
            json.getBytes(UTF_16))) {
      refuses(decoder, bytes, Violation.NOT_JSON, null, "the bytes are not valid UTF-8");
    }
    assertThat(
            Contracts.violation(decoder, "{\"id\":1,\"f\":\"u\"}".getBytes(UTF_16LE)).violation())
        .isEqualTo(Violation.NOT_JSON);
  }

  static List<Arguments> badFields() {
    return List.of(
        Arguments.of(FieldType.STRING, "{\"f\":\"a\"}", Violation.MISSING_FIELD, "id", "absent"),
        Arguments.of(FieldType.STRING, "{\"id\":1}", Violation.MISSING_FIELD, "f", "absent"),
        Arguments.of(
            FieldType.STRING, "{\"id\":1,\"f\":null}", Violation.MISSING_FIELD, "f", "absent"),
        Arguments.of(
            FieldType.STRING,
            "{\"id\":1,\"f\":\"a\",\"g\":null}",
            Violation.UNKNOWN_FIELD,
            "g",
            "is not in the contract"),
        wrong(FieldType.STRING, "1", "is 1, not string"),
        wrong(FieldType.STRING, "{}", "is an object, not string"),
        wrong(FieldType.STRING, "\"\\ud83d\"", "half of a surrogate pair"),
        wrong(FieldType.STRING, "\"\\ude00\\ud83d\"", "half of a surrogate pair"),
        wrong(FieldType.INT, "2147483648", "is 2147483648, not int"),
        wrong(FieldType.INT, "1.0", "is 1.0, not int"),
        wrong(FieldType.INT, "\"1\"", "is text, not int"),
        wrong(FieldType.LONG, "9223372036854775808", "not long"),
        wrong(FieldType.LONG, "1e3", "is 1000.0, not long"),
        wrong(FieldType.DOUBLE, "1e999", "is Infinity, not double"),
        wrong(FieldType.DOUBLE, "\"NaN\"", "is text, not double"),
        wrong(FieldType.BOOLEAN, "1", "is 1, not boolean"),
        wrong(FieldType.BOOLEAN, "[]", "is a list, not boolean"),
        wrong(FieldType.UUID, "\"x\"", "'x' is no uuid; wanted is a form such as"),
        wrong(FieldType.UUID, "\"" + "a".repeat(99) + "\"", "a...' is no uuid"),
        wrong(FieldType.TIMESTAMP, "\"2026-01-31\"", "is no timestamp"),
        wrong(FieldType.TIMESTAMP, "0", "is 0, not timestamp"),
        wrong(FieldType.DATE, "\"10000-01-01\"", "is no date"));
  }

  private static Arguments wrong(FieldType type, String json, String message) {
    return Arguments.of(
        type, "{\"id\":1,\"f\":%s}".formatted(json), Violation.WRONG_TYPE, "f", message);
  }

  @ParameterizedTest
  @MethodSource("badFields")
  void shouldRefuseJsonThatIsNotOfTheContract(
      FieldType type, String json, Violation violation, String field, String message) {
    refuses(
        Contracts.decoder(contract(SchemaFormat.JSON, type, true)),
        json.getBytes(UTF_8),
        violation,
        field,
        message);
  }

  /** Encodes an Avro message with schema id 1. */
  private static byte[] avro(AvroBody body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ConfluentWireFormat.header(1));
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      body.write(encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface AvroBody {
    void write(BinaryEncoder encoder) throws IOException;
  }

  private static String schema(String type) {
    return schemaOf(
        "{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"f\",\"type\":%s}".formatted(type));
  }

  private static String schemaOf(String fields) {
    return "{\"type\":\"record\",\"name\":\"items\",\"namespace\":\"dev.streamingpipeline.records\",\"fields\":[%s]}"
        .formatted(fields);
  }

  private static RecordDecoder avroDecoder(FieldType type, String writerSchema) {
    return Contracts.decoder(contract(SchemaFormat.AVRO, type, true), Map.of(1, writerSchema));
  }

  @Test
  void shouldRefuseWhatIsNotInConfluentsWireFormat() {
    RecordDecoder decoder = avroDecoder(FieldType.STRING, schema("\"string\""));
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[4],
            new byte[] {1, 0, 0, 0, 1, 2},
            "{\"id\":1}".getBytes(UTF_8))) {
      refuses(decoder, bytes, Violation.NOT_AVRO, null, "wanted is Confluent's wire format");
    }
  }

  @Test
  void shouldRefuseSchemasThatCanNotBeUsed() {
    byte[] record = avro(e -> e.writeLong(1));
    refuses(
        Contracts.decoder(contract(SchemaFormat.AVRO, FieldType.STRING, true), Map.of()),
        record,
        Violation.UNKNOWN_SCHEMA,
        null,
        "the registry knows no schema of id 1");
    for (String text :
        List.of("", "null", "{}", "[1]", "nonsense", "{\"type\":\"object\"}", "{\"type\":")) {
      refuses(
          avroDecoder(FieldType.STRING, text),
          record,
          Violation.UNKNOWN_SCHEMA,
          null,
          "the schema of id 1 is no Avro schema");
    }
    refuses(
        avroDecoder(FieldType.STRING, schemaOf("{\"name\":\"x\",\"type\":\"long\"}")),
        record,
        Violation.UNKNOWN_FIELD,
        "x",
        "is not in the contract");
    refuses(avroDecoder(FieldType.STRING, "\"long\""), record, Violation.WRONG_TYPE, null, "");
  }

  @Test
  void shouldRefuseAvroThatIsTruncatedOrTooLong() {
    RecordDecoder decoder = avroDecoder(FieldType.STRING, schema("\"string\""));
    byte[] whole =
        avro(
            e -> {
              e.writeLong(1);
              e.writeString("hello");
            });
    for (int length = ConfluentWireFormat.HEADER_BYTES; length < whole.length; length++) {
      refuses(
          decoder,
          java.util.Arrays.copyOf(whole, length),
          Violation.NOT_AVRO,
          null,
          "can't be read");
    }
    refuses(
        decoder,
        java.util.Arrays.copyOf(whole, whole.length + 1),
        Violation.NOT_AVRO,
        null,
        "something follows after the Avro record");
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Test
  void shouldNotAllocateWhatADamagedLengthAsksFor() {
    for (String type : List.of("\"string\"", "\"bytes\"")) {
      RecordDecoder decoder = avroDecoder(FieldType.STRING, schema(type));
      for (long length : List.of(1_500_000_000L, (long) Integer.MAX_VALUE, Long.MAX_VALUE, -1L)) {
        byte[] bytes =
            avro(
                e -> {
                  e.writeLong(1);
                  e.writeLong(length);
                });

        long before = allocatedBytes();
        refuses(decoder, bytes, Violation.NOT_AVRO, null, "can't be read");
        assertThat(allocatedBytes() - before).isLessThan(16L * Contract.MAX_RECORD_BYTES);
      }
    }
  }

  @Test
  void shouldNameTheRequiredFieldThatAvroLacks() {
    refuses(
        avroDecoder(FieldType.STRING, schemaOf("{\"name\":\"id\",\"type\":\"long\"}")),
        avro(e -> e.writeLong(1)),
        Violation.MISSING_FIELD,
        "f",
        "required, but absent");
    refuses(
        avroDecoder(FieldType.STRING, schema("[\"null\",\"string\"]")),
        avro(
            e -> {
              e.writeLong(1);
              e.writeIndex(0);
            }),
        Violation.MISSING_FIELD,
        "f",
        "required, but absent");
  }

  @Test
  void shouldRefuseAvroOfOtherTypes() {
    for (String type :
        List.of(
            "\"boolean\"",
            "\"double\"",
            "{\"type\":\"array\",\"items\":\"string\"}",
            "{\"type\":\"map\",\"values\":\"string\"}",
            "{\"type\":\"fixed\",\"name\":\"x\",\"size\":2}",
            "{\"type\":\"enum\",\"name\":\"e\",\"symbols\":[\"A\"]}")) {
      ContractViolationException e =
          Contracts.violation(
              avroDecoder(FieldType.LONG, schema(type)),
              avro(
                  encoder -> {
                    encoder.writeLong(1);
                    encoder.writeFixed(new byte[16]);
                  }));

      assertThat(e.violation()).as(type).isEqualTo(Violation.WRONG_TYPE);
    }
  }

  @Test
  void shouldRefuseAvroValuesThatTheOtherFormatsCanNotHold() {
    refuses(
        avroDecoder(FieldType.DOUBLE, schema("\"double\"")),
        avro(
            e -> {
              e.writeLong(1);
              e.writeDouble(Double.NaN);
            }),
        Violation.WRONG_TYPE,
        "f",
        "is NaN, not double");
    for (long millis : List.of(Long.MIN_VALUE, Long.MAX_VALUE, 253_402_300_800_000L)) {
      refuses(
          avroDecoder(FieldType.TIMESTAMP, schema("\"long\"")),
          avro(
              e -> {
                e.writeLong(1);
                e.writeLong(millis);
              }),
          Violation.WRONG_TYPE,
          "f",
          "is not between the years 1 and 9999");
    }
    refuses(
        avroDecoder(FieldType.DATE, schema("\"int\"")),
        avro(
            e -> {
              e.writeLong(1);
              e.writeInt(Integer.MAX_VALUE);
            }),
        Violation.WRONG_TYPE,
        "f",
        "is not between the years 1 and 9999");
    refuses(
        avroDecoder(FieldType.STRING, schema("\"string\"")),
        avro(
            e -> {
              e.writeLong(1);
              e.writeBytes(new byte[] {(byte) 0xc3});
            }),
        Violation.WRONG_TYPE,
        "f",
        "is not valid UTF-8");
    refuses(
        avroDecoder(FieldType.UUID, schema("\"string\"")),
        avro(
            e -> {
              e.writeLong(1);
              e.writeString("1-2-3-4-5");
            }),
        Violation.WRONG_TYPE,
        "f",
        "is no uuid");
  }
}
