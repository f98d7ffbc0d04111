package dev.streamingpipeline.model.validation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.streamingpipeline.model.spec.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Evaluates rules in CEL as an API server does, with those of Kubernetes' own functions that the
 * rules use. Of {@code isURL} it knows only the scheme; ParityIT covers the rest on an API server.
 */
final class ApiServerCel {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private static final dev.cel.bundle.Cel CEL =
      CelFactory.standardCelBuilder()
          .setOptions(
              CelOptions.current()
                  .evaluateCanonicalTypesToNativeValues(true)
                  .enableHeterogeneousNumericComparisons(true)
                  .build())
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .addCompilerLibraries(CelExtensions.strings())
          .addRuntimeLibraries(CelExtensions.strings())
          .addFunctionDeclarations(
              function("isURL", SimpleType.BOOL, SimpleType.DYN),
              function("isQuantity", SimpleType.BOOL, SimpleType.DYN),
              function("quantity", SimpleType.STRING, SimpleType.DYN),
              method("isLessThan", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING),
              method("isGreaterThan", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING),
              method(
                  "findAll",
                  ListType.create(SimpleType.STRING),
                  SimpleType.STRING,
                  SimpleType.STRING),
              method("sum", SimpleType.DOUBLE, ListType.create(SimpleType.DOUBLE)))
          .addFunctionBindings(
              CelFunctionBinding.from("isURL", String.class, text -> text.contains("://")),
              CelFunctionBinding.from("isQuantity", String.class, text -> true),
              CelFunctionBinding.from("quantity", String.class, text -> text),
              CelFunctionBinding.from(
                  "isLessThan",
                  String.class,
                  String.class,
                  (one, other) -> new Quantity(one).compareTo(new Quantity(other)) < 0),
              CelFunctionBinding.from(
                  "isGreaterThan",
                  String.class,
                  String.class,
                  (one, other) -> new Quantity(one).compareTo(new Quantity(other)) > 0),
              CelFunctionBinding.from("findAll", String.class, String.class, ApiServerCel::findAll),
              CelFunctionBinding.from("sum", List.class, ApiServerCel::sum))
          .build();

  private final Map<Cel, CelRuntime.Program> programs = new HashMap<>();

  private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(name, result, arguments));
  }

  private static CelFunctionDecl method(String name, CelType result, CelType... arguments) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newMemberOverload(name, result, arguments));
  }

  private static List<String> findAll(String text, String regex) {
    return Pattern.compile(regex).matcher(text).results().map(found -> found.group()).toList();
  }

  private static double sum(List<?> numbers) {
    return numbers.stream().mapToDouble(number -> ((Number) number).doubleValue()).sum();
  }

  /** Whether a rule about a value holds. */
  boolean holds(Cel rule, Object self) {
    return evaluate(rule, Map.of("self", json(self)));
  }

  /** Whether a rule about a change holds. */
  boolean holds(Cel rule, Object oldSelf, Object self) {
    return evaluate(rule, Map.of("self", json(self), "oldSelf", json(oldSelf)));
  }

  private boolean evaluate(Cel rule, Map<String, Object> variables) {
    try {
      return (boolean) programs.computeIfAbsent(rule, ApiServerCel::compile).eval(variables);
    } catch (CelEvaluationException e) {
      throw new AssertionError(rule + " of " + variables, e);
    }
  }

  private static CelRuntime.Program compile(Cel rule) {
    try {
      return CEL.createProgram(CEL.compile(rule.text()).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new AssertionError(rule.text(), e);
    }
  }

  /** A value as it is in the resource: maps, lists, texts and numbers. */
  private static Object json(Object value) {
    return JSON.convertValue(value, Object.class);
  }
}
