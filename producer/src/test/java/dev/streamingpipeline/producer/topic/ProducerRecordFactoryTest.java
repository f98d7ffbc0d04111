package dev.streamingpipeline.producer.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.Violation;
import dev.streamingpipeline.producer.TestPipeline;
import dev.streamingpipeline.wire.codec.JsonRecordEncoder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProducerRecordFactoryTest {
  private static final String ID = "0a1b2c3d-0000-4000-8000-000000000001";
  private static final String RECORD =
      """
      {"login": {"uuid": "%s", "username": "zoe"}, "name": {"first": "Zoë", "last": "Ünal"},
       "gender": "female", "location": {"street": {"number": 7, "name": "Hauptstraße"},
       "city": "Köln", "state": "NRW", "country": "Germany", "postcode": 50667},
       "email": "zoe@example.com", "dob": {"date": "1990-01-31T00:00:00.000Z"},
       "registered": {"date": "2020-01-31T00:00:00Z"}, "phone": "1", "picture": {"medium": "p"}}
      """
          .formatted(ID)
          .strip();

  @TempDir private Path folder;
  private ProducerRecordFactory maker;

  @BeforeEach
  void compile() throws Exception {
    Pipeline pipeline =
        new TestPipeline(URI.create("https://example.org/api?key=canary")).read(folder);
    maker = new ProducerRecordFactory(pipeline, new JsonRecordEncoder(pipeline.contract()));
  }

  @Test
  void shouldSendTheContractsRecordUnderItsKey() {
    ProducerRecordFactory.Message message = maker.message(RECORD.getBytes(UTF_8));

    assertThat(message.isDeadLetter()).isFalse();
    assertThat(message.kafka().topic()).isEqualTo("users_created");
    assertThat(message.kafka().key()).asString(UTF_8).isEqualTo(ID);
    assertThat(message.kafka().value())
        .asString(UTF_8)
        .contains("\"address\":\"7 Hauptstraße, Köln, NRW, Germany\"", "\"post_code\":\"50667\"");
  }

  @Test
  void shouldSendWhatBreaksTheContractAsItCame() {
    String broken = " " + RECORD.replace(ID, "no uuid\\u0021");

    ProducerRecordFactory.Message message = maker.message(broken.getBytes(UTF_8));

    assertThat(message.isDeadLetter()).isTrue();
    assertThat(message.violation().violation()).isEqualTo(Violation.WRONG_TYPE);
    assertThat(message.kafka().topic()).isEqualTo("users_created.dlq");
    assertThat(message.kafka().key()).isNull();
    assertThat(message.kafka().value()).asString(UTF_8).isEqualTo(broken);
    assertThat(header(message, "dead-letter.reason")).isEqualTo("WrongType");
    assertThat(header(message, "dead-letter.field")).isEqualTo("id");
    assertThat(header(message, "dead-letter.origin")).isEqualTo("source");
    assertThat(header(message, "dead-letter.pipeline")).isEqualTo("users");
    assertThat(header(message, "dead-letter.url")).isEqualTo("https://example.org/api");
  }

  private static String header(ProducerRecordFactory.Message message, String name) {
    return new String(message.kafka().headers().lastHeader(name).value(), UTF_8);
  }
}
