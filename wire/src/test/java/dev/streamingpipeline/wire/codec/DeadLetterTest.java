package dev.streamingpipeline.wire.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Violation;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Contents of dead letters. */
class DeadLetterTest {
  private final ContractViolationException wrongAge =
      new ContractViolationException(Violation.WRONG_TYPE, "age", "is text, not int");
  private final ContractViolationException noValue =
      new ContractViolationException(Violation.NULL_VALUE, null, "the message has no value");

  @Test
  void shouldSayWhichRecordOfTheSourceItWas() {
    byte[] record = "{\"age\":\"x\"}".getBytes(UTF_8);

    DeadLetter letter =
        DeadLetter.fromSource(
            "users", URI.create("https://api.example.org/items?token=s3cret"), record, wrongAge);

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isEqualTo(record);
    assertThat(letter.headers())
        .containsExactly(
            entry("dead-letter.reason", "WrongType"),
            entry("dead-letter.field", "age"),
            entry("dead-letter.message", "is text, not int"),
            entry("dead-letter.origin", "source"),
            entry("dead-letter.pipeline", "users"),
            entry("dead-letter.url", "https://api.example.org/items"));
  }

  @Test
  void shouldSayWhichMessageOfTheTopicItWas() {
    DeadLetter letter =
        DeadLetter.fromTopic(
            "users",
            new DeadLetter.Message("items", 2, 77, 1_700_000_000_000L, "k".getBytes(UTF_8), null),
            noValue);

    assertThat(letter.key()).asString(UTF_8).isEqualTo("items-2-77");
    assertThat(letter.value()).isNull();
    assertThat(letter.headers())
        .containsExactly(
            entry("dead-letter.reason", "NullValue"),
            entry("dead-letter.message", "the message has no value"),
            entry("dead-letter.origin", "topic"),
            entry("dead-letter.pipeline", "users"),
            entry("dead-letter.topic", "items"),
            entry("dead-letter.partition", "2"),
            entry("dead-letter.offset", "77"),
            entry("dead-letter.timestamp", "1700000000000"),
            entry("dead-letter.key", "k"));
  }

  @Test
  void shouldLeaveOutAKeyThatIsAbsent() {
    DeadLetter letter =
        DeadLetter.fromTopic("users", new DeadLetter.Message("t", 0, 0, 0, null, null), noValue);

    assertThat(letter.headers()).doesNotContainKeys("dead-letter.key", "dead-letter.field");
  }

  @Test
  void shouldNameEachReasonDifferently() {
    assertThat(Arrays.stream(Violation.values()).map(Violation::reason))
        .doesNotHaveDuplicates()
        .allMatch(reason -> reason.matches("([A-Z][a-z]*)+"));
  }
}
