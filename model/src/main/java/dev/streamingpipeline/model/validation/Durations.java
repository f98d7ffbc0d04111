package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.GoDuration;
import java.time.Duration;

/** Bounds of durations. */
final class Durations {
  private Durations() {}

  static void between(
      String path, GoDuration value, Duration least, Duration most, Problems problems) {
    Duration duration = value.toDuration();
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      problems.add(
          path, "is %s; it must be between %s and %s".formatted(value, text(least), text(most)));
    }
  }

  private static String text(Duration duration) {
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
