package dev.streamingpipeline.spark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class FailureKindTest {
  @Test
  void shouldClassifyAnOutageException() {
    Throwable failure =
        new RuntimeException("batch", new OutageException("Cassandra is away", null));

    assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.OUTAGE);
    assertThat(FailureKind.reason(failure)).isEqualTo("Cassandra is away");
  }

  @Test
  void shouldClassifyAnOutageOfAnExecutorByItsText() {
    Throwable failure =
        new SparkException(
            """
            Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: \
            %s: Kafka does not take dead letters
            \tat somewhere"""
                .formatted(OutageException.class.getName()));

    assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.OUTAGE);
    assertThat(FailureKind.reason(failure)).isEqualTo("Kafka does not take dead letters");
  }

  @Test
  void shouldClassifyKafkasRetriableErrorsAsOutages() {
    assertThat(FailureKind.of(new RuntimeException(new TimeoutException("no metadata"))))
        .isEqualTo(FailureKind.OUTAGE);
  }

  @Test
  void shouldClassifyLostOffsetsAsPermanent() {
    Throwable failure =
        new IllegalStateException(
            "Partition users-0's offset was changed from 383 to 28, some data may have been missed.");

    assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.PERMANENT);
  }

  @Test
  void shouldClassifyAPermanentFailureBehindAnOutageAsPermanent() {
    Throwable failure = new OutageException("x", new PermanentFailure("the topic is another"));

    assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.PERMANENT);
  }

  @Test
  void shouldLeaveOtherFailuresUnclassified() {
    assertThat(FailureKind.of(new IllegalStateException("a bug"))).isEqualTo(FailureKind.UNKNOWN);
    assertThat(FailureKind.reason(new IllegalStateException("a bug\nwith more")))
        .isEqualTo("a bug");
  }
}
