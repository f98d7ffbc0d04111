package dev.streamingpipeline.model.mapping;

import dev.cel.common.values.NullValue;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.StrictJson;
import dev.streamingpipeline.model.expression.ExpressionException;
import dev.streamingpipeline.model.expression.FieldExpression;
import dev.streamingpipeline.model.spec.FieldSpec;
import dev.streamingpipeline.model.spec.SchemaSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Maps a record of the source to the values of the contract's fields. Immutable and thread-safe.
 */
public final class RecordMapper {
  private final List<FieldExpression> expressions;

  private RecordMapper(List<FieldExpression> expressions) {
    this.expressions = expressions;
  }

  /**
   * Compiles every field's expression.
   *
   * @throws IllegalArgumentException when one can't be compiled; a validated contract has none
   */
  public static RecordMapper compile(SchemaSpec schema) {
    List<FieldExpression> expressions = new ArrayList<>();
    for (FieldSpec field : schema.fields()) {
      try {
        expressions.add(FieldExpression.compile(field.toField(), field.value()));
      } catch (ExpressionException e) {
        throw new IllegalArgumentException(
            "schema.fields[%s].value %s".formatted(field.name(), e.getMessage()), e);
      }
    }
    return new RecordMapper(List.copyOf(expressions));
  }

  /**
   * Maps one record.
   *
   * @param json the source's record, in UTF-8
   * @return the values in the contract's order, null where an optional field is absent
   * @throws ContractViolationException when the record violates the contract
   */
  public List<Object> map(byte[] json) throws ContractViolationException {
    Map<String, Object> record = StrictJson.readObject(json, NullValue.NULL_VALUE);
    List<Object> values = new ArrayList<>(expressions.size());
    for (FieldExpression expression : expressions) {
      values.add(expression.evaluate(record));
    }
    return Collections.unmodifiableList(values);
  }
}
