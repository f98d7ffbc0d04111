package dev.streamingpipeline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.fixtures.Seeds;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.contract.Violation;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.wire.codec.AvroRecordEncoder;
import dev.streamingpipeline.wire.codec.JsonRecordEncoder;
import dev.streamingpipeline.wire.codec.RecordDecoder;
import dev.streamingpipeline.wire.codec.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decoding returns what was encoded. */
class RecordRoundTripTest {
  private static final Field ID = new Field("id", FieldType.LONG, true);
  private static final Field NAME = new Field("name", FieldType.STRING, true);
  private static final Field NICK = new Field("nick", FieldType.STRING, false);

  @SoakTest
  @Seeds
  void shouldKeepRandomRecords(long seed) throws Exception {
    for (SchemaFormat format : SchemaFormat.values()) {
      keepRandomRecords(format, new Random(seed));
    }
  }

  private static void keepRandomRecords(SchemaFormat format, Random random) throws Exception {
    Contract contract = Contracts.allTypes(format);
    RecordEncoder encoder = Contracts.encoder(contract);
    RecordDecoder decoder = Contracts.decoder(contract);
    for (int round = 0; round < 2000; round++) {
      List<Object> record = Contracts.randomRecord(contract, random);

      assertThat(decoder.decode(encoder.encodeWithinLimit(record)))
          .as(format.name())
          .isEqualTo(record);
    }
  }

  @SoakTest
  @Seeds
  void shouldNeverThrowAnythingButAViolation(long seed) {
    for (SchemaFormat format : SchemaFormat.values()) {
      throwNothingButViolations(format, new Random(seed));
    }
  }

  private static void throwNothingButViolations(SchemaFormat format, Random random) {
    Contract contract = Contracts.allTypes(format);
    RecordEncoder encoder = Contracts.encoder(contract);
    RecordDecoder decoder = Contracts.decoder(contract);
    int refused = 0;
    for (int round = 0; round < 4000; round++) {
      byte[] bytes = mutated(encoder.encode(Contracts.randomRecord(contract, random)), random);
      try {
        // Accepted values survive a round trip.
        List<Object> values = decoder.decode(bytes);
        assertThat(decoder.decode(encoder.encode(values))).isEqualTo(values);
      } catch (ContractViolationException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("on " + Arrays.toString(bytes), e);
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  private static byte[] mutated(byte[] record, Random random) {
    if (random.nextInt(4) == 0) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (bytes.length > 5 && random.nextBoolean()) {
        System.arraycopy(record, 0, bytes, 0, 5);
      }
      return bytes;
    }
    byte[] bytes = record.clone();
    int changes = 1 + random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 3)) : bytes;
  }

  @Test
  void shouldWriteJsonThatAnyoneReads() {
    Contract contract = Contracts.of(SchemaFormat.JSON, ID, NAME, NICK);

    assertThat(new JsonRecordEncoder(contract).encode(Arrays.asList(1L, "ü", null)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"id\":1,\"name\":\"ü\"}");
  }

  @Test
  void shouldWriteConfluentsWireFormat() {
    Contract contract = Contracts.of(SchemaFormat.AVRO, ID, NAME, NICK);

    assertThat(new AvroRecordEncoder(contract, 258).encode(Arrays.asList(1L, "a", null)))
        .containsExactly(0, 0, 0, 1, 2, 2, 2, 'a', 0);
  }

  @Test
  void shouldReadWhatAnOlderContractWrote() throws Exception {
    Contract older = Contracts.of(SchemaFormat.AVRO, ID, NAME);
    Contract newer = Contracts.of(SchemaFormat.AVRO, ID, NICK, NAME);
    RecordDecoder decoder =
        Contracts.decoder(
            newer,
            Map.of(1, AvroRendering.of(older).toString(), 2, AvroRendering.of(newer).toString()));

    assertThat(decoder.decode(new AvroRecordEncoder(older, 1).encode(List.of(5L, "a"))))
        .containsExactly(5L, null, "a");
    assertThat(decoder.decode(new AvroRecordEncoder(newer, 2).encode(List.of(5L, "b", "a"))))
        .containsExactly(5L, "b", "a");
  }

  @Test
  void shouldReadAnIntWhereTheContractHasBecomeLongOrDouble() throws Exception {
    Contract older =
        Contracts.of(
            SchemaFormat.AVRO,
            new Field("id", FieldType.INT, true),
            new Field("n", FieldType.INT, true));
    Contract newer = Contracts.of(SchemaFormat.AVRO, ID, new Field("n", FieldType.DOUBLE, false));

    assertThat(
            Contracts.decoder(newer, Map.of(1, AvroRendering.of(older).toString()))
                .decode(new AvroRecordEncoder(older, 1).encode(List.of(5, 6))))
        .containsExactly(5L, 6.0);
  }

  @Test
  void shouldAskTheRegistryOncePerSchema() throws Exception {
    Contract contract = Contracts.of(SchemaFormat.AVRO, ID, NAME);
    AtomicInteger asked = new AtomicInteger();
    RecordDecoder decoder =
        RecordDecoder.of(
            contract,
            id -> {
              asked.incrementAndGet();
              return java.util.Optional.of(AvroRendering.of(contract).toString());
            });

    for (int round = 0; round < 10; round++) {
      decoder.decode(Contracts.encoder(contract).encode(List.of(1L, "a")));
    }

    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(SchemaFormat.class)
  void shouldNotEncodeMoreThanTheLimit(SchemaFormat format) {
    Contract contract = Contracts.of(format, ID, NAME);
    List<Object> record = new ArrayList<>(List.of(1L, "x".repeat(Contract.MAX_RECORD_BYTES)));

    assertThatThrownBy(() -> Contracts.encoder(contract).encodeWithinLimit(record))
        .isInstanceOfSatisfying(
            ContractViolationException.class,
            e -> assertThat(e.violation()).isEqualTo(Violation.TOO_LARGE))
        .hasMessageMatching("has \\d+ bytes; at most 1048576 are allowed");
  }
}
