package dev.streamingpipeline.model.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.TextValue;
import dev.streamingpipeline.model.contract.Violation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Converts the result of an expression to the field's type. */
final class ResultValue {
  private ResultValue() {}

  /**
   * The value, or null for CEL's null and an empty optional.
   *
   * @throws ContractViolationException when the result is not of the field's type
   */
  static Object of(Field field, Object result) throws ContractViolationException {
    if (result == null || result instanceof NullValue) {
      return null;
    }
    if (result instanceof Optional<?> optional) {
      return of(field, optional.orElse(null));
    }
    Object value =
        switch (field.type()) {
          case STRING -> result instanceof String text ? TextValue.wellFormed(field, text) : null;
          case UUID, DATE -> result instanceof String text ? TextValue.parse(field, text) : null;
          case TIMESTAMP -> timestamp(field, result);
          case INT -> integer(field, result);
          case LONG -> wholeNumber(result);
          case DOUBLE -> finite(result);
          case BOOLEAN -> result instanceof Boolean ? result : null;
        };
    if (value == null) {
      throw new ContractViolationException(
          Violation.WRONG_TYPE,
          field.name(),
          "is %s, not %s".formatted(describe(result), field.type().displayName()));
    }
    return value;
  }

  private static Object timestamp(Field field, Object result) throws ContractViolationException {
    if (result instanceof Instant instant) {
      return TextValue.inRange(field, instant.truncatedTo(ChronoUnit.MILLIS));
    }
    return result instanceof String text ? TextValue.parse(field, text) : null;
  }

  private static Long wholeNumber(Object result) {
    if (result instanceof Long number) {
      return number;
    }
    return result instanceof UnsignedLong number && number.bigIntegerValue().bitLength() < 64
        ? number.longValue()
        : null;
  }

  /** JSON has no infinity and no NaN. */
  private static Double finite(Object result) {
    return result instanceof Number number && Double.isFinite(number.doubleValue())
        ? number.doubleValue()
        : null;
  }

  private static Integer integer(Field field, Object result) throws ContractViolationException {
    Long number = wholeNumber(result);
    if (number != null && number.intValue() != number) {
      throw new ContractViolationException(
          Violation.WRONG_TYPE, field.name(), number + " does not fit an int of 32 bits");
    }
    return number == null ? null : number.intValue();
  }

  private static String describe(Object result) {
    if (result instanceof String) {
      return "text";
    }
    if (result instanceof Number number) {
      return "the number " + number;
    }
    if (result instanceof java.util.Map) {
      return "an object";
    }
    if (result instanceof java.util.List) {
      return "a list";
    }
    if (result instanceof Boolean) {
      return result.toString();
    }
    return result instanceof Instant ? "a timestamp" : "another type of CEL";
  }
}
