package dev.streamingpipeline.spark.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.spark.executor.PartitionResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobStatusTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock();
  private final JobStatus status = new JobStatus(clock);

  @Test
  void shouldHaveNoLagBeforeItsFirstMeasurement() {
    status.progressed(0, MINUTE);

    assertThat(status.snapshot().lag()).isNull();
  }

  @Test
  void shouldSumTheLagOfAllPartitions() {
    status.lagged(Map.of(0, 3L, 1, 4L), START);
    assertThat(status.snapshot().lag()).isEqualTo(7);

    status.idle(START.plus(MINUTE));
    assertThat(status.snapshot().lag()).isZero();
    assertThat(status.snapshot().lagAsOf()).isEqualTo(START.plus(MINUTE));
  }

  @Test
  void shouldNotBeLiveAfterTheStallTimeout() {
    clock.now = START.plus(MINUTE);
    assertThat(status.isLive(MINUTE)).isFalse();

    status.waiting("Cassandra is away");
    assertThat(status.isLive(MINUTE)).isTrue();
  }

  @Test
  void shouldReportWhenTheLastRowWasWritten() {
    status.wrote(new PartitionResult(2, 0, 2, 0));
    assertThat(status.snapshot().lastRowWritten()).isNull();

    status.wrote(new PartitionResult(3, 3, 0, 17));
    assertThat(status.snapshot().lastRowWritten()).isEqualTo(START);
    assertThat(status.snapshot().total()).isEqualTo(new PartitionResult(5, 3, 2, 17));
  }

  private static final class SettableClock extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
