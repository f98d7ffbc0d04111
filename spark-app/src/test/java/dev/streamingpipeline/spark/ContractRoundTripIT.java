package dev.streamingpipeline.spark;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.wire.codec.AvroRecordEncoder;
import dev.streamingpipeline.wire.codec.JsonRecordEncoder;
import dev.streamingpipeline.wire.codec.RecordEncoder;
import dev.streamingpipeline.wire.registry.SchemaRegistryClient;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type in both formats, from the message to the row that CQL returns. */
@ExtendWith(Systems.Extension.class)
class ContractRoundTripIT {
  private static final String FIELDS =
      """
      key: id
      fields:
        - {name: id, type: uuid, value: record.v}
        - {name: a_string, type: string, value: record.v}
        - {name: an_int, type: int, value: record.v}
        - {name: a_long, type: long, value: record.v}
        - {name: a_double, type: double, value: record.v}
        - {name: a_boolean, type: boolean, value: record.v}
        - {name: a_timestamp, type: timestamp, value: record.v}
        - {name: a_date, type: date, value: record.v}
        - {name: other_uuid, type: uuid, value: record.v, required: false}
        - {name: other_string, type: string, value: record.v, required: false}
        - {name: other_int, type: int, value: record.v, required: false}
        - {name: other_long, type: long, value: record.v, required: false}
        - {name: other_double, type: double, value: record.v, required: false}
        - {name: other_boolean, type: boolean, value: record.v, required: false}
        - {name: other_timestamp, type: timestamp, value: record.v, required: false}
        - {name: other_date, type: date, value: record.v, required: false}
      """;

  @ParameterizedTest
  @EnumSource(SchemaFormat.class)
  void shouldWriteEveryTypeToItsColumn(SchemaFormat format, Systems systems) throws Exception {
    // Given
    List<List<Object>> records =
        List.of(
            record(
                true,
                "Zoë Ångström 漢字 🙂\n\"'",
                0,
                0L,
                0.1,
                true,
                "1970-01-01T00:00:00Z",
                "1970-01-01"),
            record(
                true,
                "",
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                Double.MAX_VALUE,
                false,
                "9999-12-31T23:59:59.999Z",
                "9999-12-31"),
            record(
                true,
                "x".repeat(10_000),
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                Double.MIN_VALUE,
                true,
                "0001-01-01T00:00:00.001Z",
                "0001-01-01"),
            record(
                false,
                "no optional field",
                -1,
                -1L,
                -0.5,
                false,
                "1969-12-31T23:59:59.123Z",
                "1969-12-31"));

    String schema = "format: " + format.name().toLowerCase(java.util.Locale.ROOT) + "\n" + FIELDS;
    try (RunningJob job = RunningJob.start(systems, schema)) {
      Contract contract = job.pipeline.contract();
      RecordEncoder encoder = encoder(contract, systems);

      // When
      try (KafkaProducer<byte[], byte[]> producer = job.producer()) {
        for (List<Object> values : records) {
          producer.send(new ProducerRecord<>(job.topic(), encoder.encode(values))).get();
        }
      }

      // Then
      job.awaitRows(records.size());
      Map<Object, Row> rows =
          job.rows().stream().collect(toMap(row -> row.getUuid("id"), row -> row));
      for (List<Object> values : records) {
        Row row = rows.get(values.get(0));
        for (int i = 0; i < values.size(); i++) {
          Field field = contract.fields().get(i);
          assertThat(row.getObject('"' + field.name() + '"'))
              .as(field.name())
              .isEqualTo(values.get(i));
        }
      }
      assertThat(job.deadLetters()).isEmpty();
    }
  }

  private static List<Object> record(
      boolean optional,
      String text,
      int number,
      long large,
      double real,
      boolean flag,
      String timestamp,
      String date) {
    List<Object> required =
        Arrays.asList(
            UUID.randomUUID(),
            text,
            number,
            large,
            real,
            flag,
            Instant.parse(timestamp),
            LocalDate.parse(date));
    List<Object> all = new ArrayList<>(required);
    required.forEach(value -> all.add(optional ? value : null));
    return all;
  }

  private static RecordEncoder encoder(Contract contract, Systems systems) {
    if (contract.format() == SchemaFormat.JSON) {
      return new JsonRecordEncoder(contract);
    }
    int id =
        new SchemaRegistryClient(new SchemaRegistryConnection(systems.registry.url().toString()))
            .find(
                contract.subject(),
                AvroRendering.of(contract).toString(),
                contract.format().registryType())
            .orElseThrow();
    return new AvroRecordEncoder(contract, id);
  }
}
