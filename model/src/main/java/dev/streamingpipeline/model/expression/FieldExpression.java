package dev.streamingpipeline.model.expression;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.model.contract.Violation;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A field's {@code value}: a CEL expression over {@code record}, compiled and type-checked once.
 *
 * <p>Cost is bounded: in length, in depth of parsing, and in iterations of a comprehension. Regular
 * expressions are RE2, so linear.
 *
 * <p>Instances are immutable and safe for use by several threads.
 *
 * @see <a href="https://github.com/google/cel-spec">Common Expression Language</a>
 */
public final class FieldExpression {
  /** The longest expression, in code points. */
  public static final int MAX_LENGTH = 2048;

  private static final int MAX_PARSE_DEPTH = 64;
  private static final int MAX_ITERATIONS = 10_000;
  private static final String RECORD = "record";

  /** CEL formats numbers with the default locale's digits. */
  private static final Pattern POSITION =
      Pattern.compile("^evaluation error at <input>:\\p{Nd}+: ");

  private static final Pattern LIMIT = Pattern.compile("\\. limit: \\p{Nd}+$");

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MAX_LENGTH)
          .maxParseRecursionDepth(MAX_PARSE_DEPTH)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .evaluateCanonicalTypesToNativeValues(true)
          .enableHeterogeneousNumericComparisons(true)
          .enableTimestampEpoch(true)
          .build();

  private static final Cel CEL =
      CelFactory.standardCelBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar(RECORD, MapType.create(SimpleType.STRING, SimpleType.DYN))
          .addCompilerLibraries(CelExtensions.optional(), CelExtensions.strings())
          .addRuntimeLibraries(CelExtensions.optional(), CelExtensions.strings())
          .build();

  /**
   * The allowed result types of an expression, by the field's type. A dyn result is checked for
   * each record.
   */
  private static final Map<FieldType, Set<CelType>> RESULT_TYPES =
      Map.of(
          FieldType.UUID, Set.of(SimpleType.STRING),
          FieldType.STRING, Set.of(SimpleType.STRING),
          FieldType.INT, Set.of(SimpleType.INT, SimpleType.UINT),
          FieldType.LONG, Set.of(SimpleType.INT, SimpleType.UINT),
          FieldType.DOUBLE, Set.of(SimpleType.DOUBLE, SimpleType.INT, SimpleType.UINT),
          FieldType.BOOLEAN, Set.of(SimpleType.BOOL),
          FieldType.TIMESTAMP, Set.of(SimpleType.STRING, SimpleType.TIMESTAMP),
          FieldType.DATE, Set.of(SimpleType.STRING));

  private final Field field;
  private final CelRuntime.Program program;

  private FieldExpression(Field field, CelRuntime.Program program) {
    this.field = field;
    this.program = program;
  }

  /**
   * Compiles a field's expression.
   *
   * @throws ExpressionException when it is not valid CEL, or its result can't have the field's type
   */
  public static FieldExpression compile(Field field, String text) throws ExpressionException {
    try {
      CelAbstractSyntaxTree tree = CEL.compile(text).getAst();
      CelType result = withoutOptional(tree.getResultType());
      if (!SimpleType.DYN.equals(result) && !RESULT_TYPES.get(field.type()).contains(result)) {
        throw new ExpressionException(
            "evaluates to %s, but the field is %s; %s"
                .formatted(result.name(), field.type().displayName(), remedy(field.type())));
      }
      return new FieldExpression(field, CEL.createProgram(tree));
    } catch (CelValidationException e) {
      throw new ExpressionException(
          "is no valid CEL expression over `record`: " + describe(e.getErrors()));
    } catch (CelEvaluationException e) {
      throw new ExpressionException("can't be planned (%s); simplify it".formatted(e.getMessage()));
    }
  }

  private static CelType withoutOptional(CelType type) {
    return type instanceof OptionalType ? type.parameters().get(0) : type;
  }

  /**
   * The field's value for one source record, or null when an optional field is absent.
   *
   * @param record the source record as maps, lists, strings, longs, doubles and booleans
   * @throws ContractViolationException when the expression fails or its result does not have the
   *     field's type
   */
  public Object evaluate(Map<String, Object> record) throws ContractViolationException {
    Object result;
    try {
      result = program.eval(Map.of(RECORD, record));
    } catch (CelEvaluationException e) {
      if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
        return absent(reason(e));
      }
      throw new ContractViolationException(Violation.EXPRESSION_FAILED, field.name(), reason(e));
    }
    Object value = ResultValue.of(field, result);
    return value == null ? absent("its value is null") : value;
  }

  /** CEL's message without the position, which is of no use in a dead letter. */
  private static String reason(CelEvaluationException e) {
    return POSITION.matcher(e.getMessage()).replaceFirst("");
  }

  private Object absent(String why) throws ContractViolationException {
    if (field.required()) {
      throw new ContractViolationException(
          Violation.MISSING_FIELD, field.name(), "required, but " + why);
    }
    return null;
  }

  private static String describe(Iterable<CelIssue> issues) {
    CelIssue first = issues.iterator().next();
    return "%s (column %s); correct it, starting from a path such as record.id"
        .formatted(
            LIMIT.matcher(first.getMessage()).replaceFirst(""),
            first.getSourceLocation().getColumn() + 1);
  }

  private static String remedy(FieldType type) {
    return switch (type) {
      case STRING -> "wrap it in string(...)";
      case UUID -> "give the text of a UUID";
      case INT, LONG -> "wrap it in int(...)";
      case DOUBLE -> "wrap it in double(...)";
      case BOOLEAN -> "give a comparison or bool(...)";
      case TIMESTAMP -> "give an RFC 3339 text or timestamp(...)";
      case DATE -> "give a text such as 2026-01-31";
    };
  }
}
