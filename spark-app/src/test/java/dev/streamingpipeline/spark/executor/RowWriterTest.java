package dev.streamingpipeline.spark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.wire.codec.DeadLetter.Message;
import org.junit.jupiter.api.Test;

class RowWriterTest {
  @Test
  void shouldTakeTheWriteTimeFromTheMessageSoThatAReplayIsNotNewer() {
    assertThat(RowWriter.writeTime(message(1_700_000_000_000L, 42)))
        .isEqualTo(1_700_000_000_000_042L)
        .isEqualTo(RowWriter.writeTime(message(1_700_000_000_000L, 42)));
  }

  @Test
  void shouldLetTheOffsetDecideWithinOneMillisecond() {
    assertThat(RowWriter.writeTime(message(5, 8)))
        .isGreaterThan(RowWriter.writeTime(message(5, 7)));
    assertThat(RowWriter.writeTime(message(6, 0)))
        .isGreaterThan(RowWriter.writeTime(message(5, 999)));
  }

  private static Message message(long timestamp, long offset) {
    return new Message("t", 0, offset, timestamp, null, null);
  }
}
