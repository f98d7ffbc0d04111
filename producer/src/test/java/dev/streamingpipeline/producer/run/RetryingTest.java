package dev.streamingpipeline.producer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RetryingTest {
  private final RunLifecycle end = new RunLifecycle(Duration.ofHours(1));
  private final Retrying retrying = new Retrying(end, new FailureLog());
  private final List<String> failures = new ArrayList<>();

  @Test
  void shouldTryAgainWhatMayPass() throws Exception {
    String result =
        retrying.call(
            () -> {
              if (failures.isEmpty()) {
                throw new TransientFailureException("busy");
              }
              return "done";
            },
            failures::add);

    assertThat(result).isEqualTo("done");
    assertThat(failures).containsExactly("busy");
  }

  @Test
  void shouldNotTryAgainWhatStays() {
    assertThatThrownBy(
            () ->
                retrying.call(
                    () -> {
                      throw new PermanentFailureException("forbidden");
                    },
                    failures::add))
        .isInstanceOf(PermanentFailureException.class);
    assertThat(failures).containsExactly("forbidden");
  }

  @Test
  void shouldNotWaitForATryAfterTheEndOfTheRun() {
    assertThatThrownBy(
            () ->
                retrying.call(
                    () -> {
                      throw new TransientFailureException("busy", null, Duration.ofHours(2));
                    },
                    failures::add))
        .isInstanceOf(RunEndedException.class);
    assertThat(failures).containsExactly("busy");
  }

  @Test
  void shouldKeepAPauseThatAnotherWasAskedFor() {
    shouldNotWaitForATryAfterTheEndOfTheRun();

    assertThatThrownBy(() -> retrying.call(() -> failures.add("tried"), failures::add))
        .isInstanceOf(RunEndedException.class);
    assertThat(failures).containsExactly("busy");
  }

  @Test
  void shouldLeaveAPauseWhenTheRunEnds() {
    assertThatThrownBy(
            () ->
                retrying.call(
                    () -> {
                      end.request();
                      throw new TransientFailureException("busy", null, Duration.ofMinutes(30));
                    },
                    failures::add))
        .isInstanceOf(RunEndedException.class);
  }

  @Test
  void shouldNotBeginAfterTheEndOfTheRun() {
    end.fail("enough");

    assertThatThrownBy(() -> retrying.call(() -> "done", failures::add))
        .isInstanceOf(RunEndedException.class);
    assertThat(end.failure()).contains("enough");
  }

  @Test
  void shouldTakeTheLongerPause() {
    assertThat(pauseAfter(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(pauseAfter(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(3));
    assertThat(pauseAfter(null)).isEqualTo(Duration.ofSeconds(3));
  }

  private static Duration pauseAfter(Duration retryAfter) {
    return Retrying.pauseAfter(
        new TransientFailureException("busy", null, retryAfter), Duration.ofSeconds(3));
  }
}
