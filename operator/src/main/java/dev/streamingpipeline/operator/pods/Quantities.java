package dev.streamingpipeline.operator.pods;

import dev.streamingpipeline.model.spec.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * Quantities in the canonical form of the API server, which returns {@code 1024Mi} as {@code 1Gi},
 * and {@code 0.5} as {@code 500m}. Any other form would look like a change on each reconciliation.
 */
public final class Quantities {
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi");
  private static final List<String> DECIMAL = List.of("m", "", "k", "M", "G", "T", "P");
  private static final BigInteger BINARY_STEP = BigInteger.valueOf(1024);
  private static final BigInteger DECIMAL_STEP = BigInteger.valueOf(1000);

  private Quantities() {}

  static io.fabric8.kubernetes.api.model.Quantity of(Quantity quantity) {
    return new io.fabric8.kubernetes.api.model.Quantity(canonical(quantity));
  }

  /** The canonical form of a quantity. */
  public static String canonical(Quantity quantity) {
    BigDecimal amount = quantity.amount();
    if (quantity.text().endsWith("i") && amount.compareTo(new BigDecimal(BINARY_STEP)) >= 0) {
      return shortened(amount.setScale(0, RoundingMode.UP).toBigInteger(), BINARY, BINARY_STEP);
    }
    BigInteger thousandths =
        amount.multiply(new BigDecimal(DECIMAL_STEP)).setScale(0, RoundingMode.UP).toBigInteger();
    return thousandths.signum() == 0 ? "0" : shortened(thousandths, DECIMAL, DECIMAL_STEP);
  }

  private static String shortened(BigInteger number, List<String> suffixes, BigInteger step) {
    BigInteger rest = number;
    int index = 0;
    while (index < suffixes.size() - 1 && rest.mod(step).signum() == 0) {
      rest = rest.divide(step);
      index++;
    }
    return rest + suffixes.get(index);
  }
}
