package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quantity in the syntax of Kubernetes: {@code 500m} CPU, {@code 512Mi} of memory, {@code 10Gi}
 * of storage.
 *
 * @param text as the user wrote it
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(@JsonValue String text) implements Comparable<Quantity> {
  public static final int MAX_LENGTH = 32;
  public static final String REMEDY = "write a number with a suffix, such as 500m, 512Mi or 10Gi";

  /** The syntax, as a regular expression. Kubernetes accepts more, such as exponents. */
  public static final String FORM = "([0-9]+(?:\\.[0-9]+)?)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?";

  private static final Pattern PATTERN = Pattern.compile(FORM);
  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("k", BigDecimal.TEN.pow(3)),
          Map.entry("M", BigDecimal.TEN.pow(6)),
          Map.entry("G", BigDecimal.TEN.pow(9)),
          Map.entry("T", BigDecimal.TEN.pow(12)),
          Map.entry("P", BigDecimal.TEN.pow(15)),
          Map.entry("Ki", BigDecimal.valueOf(1024)),
          Map.entry("Mi", BigDecimal.valueOf(1024).pow(2)),
          Map.entry("Gi", BigDecimal.valueOf(1024).pow(3)),
          Map.entry("Ti", BigDecimal.valueOf(1024).pow(4)),
          Map.entry("Pi", BigDecimal.valueOf(1024).pow(5)));

  /**
   * @throws IllegalArgumentException when the text is not a quantity
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Quantity {
    Objects.requireNonNull(text);
    if (!PATTERN.matcher(text).matches() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "'%s' is no quantity; %s"
              .formatted(
                  text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...",
                  REMEDY));
    }
  }

  /** The amount in its base unit: CPUs, or bytes. */
  public BigDecimal amount() {
    Matcher form = PATTERN.matcher(text);
    if (!form.matches()) {
      throw new IllegalStateException(text);
    }
    BigDecimal number = new BigDecimal(form.group(1));
    return form.group(2) == null ? number : number.multiply(FACTORS.get(form.group(2)));
  }

  /** The amount in bytes, rounded down, at most {@code Long.MAX_VALUE}. */
  public long bytes() {
    return amount().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }

  @Override
  public int compareTo(Quantity other) {
    return amount().compareTo(other.amount());
  }

  @Override
  public String toString() {
    return text;
  }
}
