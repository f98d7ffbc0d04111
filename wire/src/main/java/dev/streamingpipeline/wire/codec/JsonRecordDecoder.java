package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.StrictJson;
import dev.streamingpipeline.model.contract.TextValue;
import dev.streamingpipeline.model.contract.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Decodes records in JSON. */
final class JsonRecordDecoder implements RecordDecoder {
  private final List<Field> fields;

  JsonRecordDecoder(Contract contract) {
    this.fields = contract.fields();
  }

  @Override
  public List<Object> decode(byte[] value) throws ContractViolationException {
    Map<String, Object> object = StrictJson.readObject(value, null);
    List<Object> values = new ArrayList<>(fields.size());
    for (Field field : fields) {
      values.add(value(field, object.remove(field.name())));
    }
    if (!object.isEmpty()) {
      String unknown = object.keySet().iterator().next();
      throw new ContractViolationException(
          Violation.UNKNOWN_FIELD, unknown, "is not in the contract");
    }
    return Collections.unmodifiableList(values);
  }

  private static Object value(Field field, Object json) throws ContractViolationException {
    if (json == null) {
      if (field.required()) {
        throw new ContractViolationException(
            Violation.MISSING_FIELD, field.name(), "required, but absent");
      }
      return null;
    }
    Object value =
        switch (field.type()) {
          case STRING -> json instanceof String text ? TextValue.wellFormed(field, text) : null;
          case UUID, TIMESTAMP, DATE ->
              json instanceof String text ? TextValue.parse(field, text) : null;
          case INT ->
              json instanceof Long number && number == number.intValue() ? number.intValue() : null;
          case LONG -> json instanceof Long ? json : null;
          case DOUBLE -> json instanceof Number number ? finite(number) : null;
          case BOOLEAN -> json instanceof Boolean ? json : null;
        };
    if (value == null) {
      throw new ContractViolationException(
          Violation.WRONG_TYPE,
          field.name(),
          "is %s, not %s".formatted(describe(json), field.type().displayName()));
    }
    return value;
  }

  private static Double finite(Number number) {
    return Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
  }

  private static String describe(Object json) {
    if (json instanceof String) {
      return "text";
    }
    if (json instanceof Map) {
      return "an object";
    }
    return json instanceof List ? "a list" : json.toString();
  }
}
