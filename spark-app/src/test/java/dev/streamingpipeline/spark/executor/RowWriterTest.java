package dev.streamingpipeline.spark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.wire.codec.DeadLetter.Message;
import org.junit.jupiter.api.Test;

class RowWriterTest {
  @Test
  void shouldDeriveTheWriteTimestampFromTheMessage() {
    assertThat(RowWriter.writeTimestamp(message(1_700_000_000_000L, 42)))
        .isEqualTo(1_700_000_000_000_042L)
        .isEqualTo(RowWriter.writeTimestamp(message(1_700_000_000_000L, 42)));
  }

  @Test
  void shouldOrderMessagesOfOneMillisecondByOffset() {
    assertThat(RowWriter.writeTimestamp(message(5, 8)))
        .isGreaterThan(RowWriter.writeTimestamp(message(5, 7)));
    assertThat(RowWriter.writeTimestamp(message(6, 0)))
        .isGreaterThan(RowWriter.writeTimestamp(message(5, 999)));
  }

  private static Message message(long timestamp, long offset) {
    return new Message("t", 0, offset, timestamp, null, null);
  }
}
