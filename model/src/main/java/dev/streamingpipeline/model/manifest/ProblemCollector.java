package dev.streamingpipeline.model.manifest;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import dev.streamingpipeline.model.spec.EnumNames;
import dev.streamingpipeline.model.validation.Problems;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Collects what Jackson can't bind as problems and continues, so that all of them are reported at
 * once.
 */
final class ProblemCollector extends DeserializationProblemHandler {
  private static final int MAX_TYPING_ERRORS = 3;

  private final Problems problems;

  ProblemCollector(Problems problems) {
    this.problems = problems;
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> deserializer,
      Object beanOrClass,
      String name)
      throws IOException {
    Collection<Object> known = deserializer == null ? null : deserializer.getKnownPropertyNames();
    problems.add(path(parser.getParsingContext()), "is not a known field; " + remedy(name, known));
    parser.skipChildren();
    return true;
  }

  private static String remedy(String name, Collection<Object> known) {
    if (known == null || known.isEmpty()) {
      return "take it out";
    }
    Optional<String> nearest =
        known.stream()
            .map(Object::toString)
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .filter(
                candidate ->
                    distance(name, candidate) <= Math.min(MAX_TYPING_ERRORS, name.length() / 2));
    return nearest
        .map(candidate -> "did you mean %s?".formatted(candidate))
        .orElseGet(
            () ->
                "known here are "
                    + known.stream().map(Object::toString).sorted().collect(joining(", ")));
  }

  private static int distance(String left, String right) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(left.toLowerCase(java.util.Locale.ROOT), right.toLowerCase(java.util.Locale.ROOT));
  }

  @Override
  public Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, String failure) {
    problems.add(
        path(context.getParser().getParsingContext()),
        "'%s' is not allowed; wanted is %s".formatted(Problems.shorten(value), name(type)));
    return null;
  }

  private static String alternatives(Class<?> type) {
    List<String> values =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> EnumNames.of((Enum<?>) constant))
            .toList();
    return values.size() == 1
        ? values.get(0)
        : String.join(", ", values.subList(0, values.size() - 1))
            + " or "
            + values.get(values.size() - 1);
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      String failure)
      throws IOException {
    return refuse(parser, token, type.getRawClass());
  }

  @Override
  public Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, Object argument, Throwable problem) {
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    problems.add(path(context.getParser().getParsingContext()), cause.getMessage());
    return null;
  }

  @Override
  public Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      ValueInstantiator instantiator,
      JsonParser parser,
      String message)
      throws IOException {
    return refuse(parser, parser.currentToken(), type);
  }

  /**
   * Reports the value and skips it. Jackson may already have consumed the opening brace of an
   * object.
   */
  private Object refuse(JsonParser parser, JsonToken token, Class<?> type) throws IOException {
    JsonStreamContext context = parser.getParsingContext();
    boolean inside = token == JsonToken.FIELD_NAME;
    problems.add(
        path(inside ? context.getParent() : context),
        "is %s; wanted is %s".formatted(name(token), name(type)));
    if (inside) {
      while (parser.currentToken() == JsonToken.FIELD_NAME) {
        parser.nextToken();
        parser.skipChildren();
        parser.nextToken();
      }
    } else {
      parser.skipChildren();
    }
    return null;
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case START_OBJECT, FIELD_NAME, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "a list";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> "nothing";
    };
  }

  /** The expected syntax of a value of this class, for messages. */
  static String name(Class<?> type) {
    if (type == String.class) {
      return "text (in quotes when it looks like a number)";
    }
    if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
      return "a whole number without quotes";
    }
    if (type == Boolean.class) {
      return "true or false without quotes";
    }
    if (type.isEnum()) {
      return alternatives(type);
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return switch (type.getSimpleName()) {
      case "GoDuration" -> "a duration with its unit, such as 30s";
      case "Quantity" -> "a quantity, such as 512Mi";
      default -> "an object with fields";
    };
  }

  /** The field's path, such as {@code spec.schema.fields[2].value}. */
  static String path(JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return "";
    }
    String parent = path(context.getParent());
    if (context.inArray()) {
      return context.hasCurrentIndex()
          ? "%s[%s]".formatted(parent, context.getCurrentIndex())
          : parent;
    }
    if (!context.hasCurrentName()) {
      return parent;
    }
    return Problems.at(parent, context.getCurrentName());
  }
}
