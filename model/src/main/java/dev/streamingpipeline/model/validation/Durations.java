package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.GoDuration;
import java.time.Duration;

/** Bounds of durations. */
final class Durations {
  private Durations() {}

  /** The bounds are in milliseconds. */
  static void between(String path, GoDuration value, long least, long most, Problems problems) {
    long milliseconds = value.toDuration().toMillis();
    if (milliseconds < least || milliseconds > most) {
      problems.add(
          path, "is %s; it must be between %s and %s".formatted(value, text(least), text(most)));
    }
  }

  private static String text(long milliseconds) {
    Duration duration = Duration.ofMillis(milliseconds);
    if (duration.isZero()) {
      return "0s";
    }
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    if (duration.toSeconds() % 86_400 == 0) {
      return duration.toDays() + "d";
    }
    if (duration.toSeconds() % 3600 == 0) {
      return duration.toHours() + "h";
    }
    return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
  }
}
