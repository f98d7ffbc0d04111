package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration in the syntax of Go and Kubernetes: {@code 500ms}, {@code 1s}, {@code 1h30m}; and also
 * days, {@code 7d}.
 *
 * @param text as the user wrote it
 */
public record GoDuration(@JsonValue String text) {
  public static final int MAX_LENGTH = 32;
  public static final String REMEDY =
      "write a number and a unit (ms, s, m, h, d), such as 500ms, 30s or 7d";

  private static final String PART_FORM = "([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h|d)";

  /** The syntax, as a regular expression. */
  public static final String FORM = "0|(?:" + PART_FORM + ")+";

  private static final Pattern PART = Pattern.compile(PART_FORM);
  private static final Pattern WHOLE = Pattern.compile(FORM);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Map<String, Long> MILLISECONDS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  /**
   * @throws IllegalArgumentException when the text is not a duration
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public GoDuration {
    Objects.requireNonNull(text);
    if (!WHOLE.matcher(text).matches() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "'%s' is no duration; %s"
              .formatted(
                  text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...",
                  REMEDY));
    }
  }

  /** The duration in whole milliseconds, at most {@code Long.MAX_VALUE}. */
  public Duration toDuration() {
    BigDecimal milliseconds = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      milliseconds =
          milliseconds.add(
              new BigDecimal(part.group(1))
                  .multiply(BigDecimal.valueOf(MILLISECONDS.get(part.group(2)))));
    }
    return Duration.ofMillis(milliseconds.min(LONGEST).longValue());
  }

  @Override
  public String toString() {
    return text;
  }
}
