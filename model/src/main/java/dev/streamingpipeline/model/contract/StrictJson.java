package dev.streamingpipeline.model.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object as maps, lists, strings, longs, doubles, booleans and nulls. Rejects what
 * parsers treat differently: duplicate keys, deep nesting, content after the object.
 */
public final class StrictJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              // One more than allowed, so that the check below reports the error
              StreamReadConstraints.builder()
                  .maxNestingDepth(Contract.MAX_NESTING_DEPTH + 1)
                  .build())
          .build();

  private StrictJson() {}

  /**
   * Reads one object.
   *
   * @param bytes UTF-8
   * @param nullValue the value to use for JSON's null
   * @throws ContractViolationException when the bytes are not one JSON object
   */
  public static Map<String, Object> readObject(byte[] bytes, Object nullValue)
      throws ContractViolationException {
    try (JsonParser parser = FACTORY.createParser(utf8(bytes))) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw violation(Violation.NOT_JSON, "empty");
      }
      if (first != JsonToken.START_OBJECT) {
        throw violation(
            Violation.NOT_AN_OBJECT, "wanted is a JSON object, found is " + name(first));
      }
      Map<String, Object> object = object(parser, 1, nullValue);
      if (parser.nextToken() != null) {
        throw violation(Violation.NOT_JSON, "something follows after the JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw violation(Violation.NOT_JSON, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Decodes UTF-8 strictly. Jackson, given bytes, detects UTF-16 and UTF-32, skips a byte order
   * mark and accepts overlong encodings.
   */
  private static char[] utf8(byte[] bytes) throws ContractViolationException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      char[] characters = new char[text.remaining()];
      text.get(characters);
      return characters;
    } catch (CharacterCodingException e) {
      throw violation(Violation.NOT_JSON, "the bytes are not valid UTF-8");
    }
  }

  private static Map<String, Object> object(JsonParser parser, int depth, Object nullValue)
      throws IOException, ContractViolationException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      Object value = value(parser, depth, nullValue);
      if (object.containsKey(key)) {
        throw violation(Violation.DUPLICATE_KEY, "the key '%s' comes twice".formatted(key));
      }
      object.put(key, value);
    }
    return object;
  }

  private static List<Object> array(JsonParser parser, int depth, Object nullValue)
      throws IOException, ContractViolationException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, depth, nullValue));
    }
    return array;
  }

  private static Object value(JsonParser parser, int depth, Object nullValue)
      throws IOException, ContractViolationException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart() && depth == Contract.MAX_NESTING_DEPTH) {
      throw violation(
          Violation.TOO_DEEP, "nested deeper than %s levels".formatted(Contract.MAX_NESTING_DEPTH));
    }
    return switch (token) {
      case START_OBJECT -> object(parser, depth + 1, nullValue);
      case START_ARRAY -> array(parser, depth + 1, nullValue);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? (Object) parser.getDoubleValue()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> nullValue;
      default -> throw new IllegalStateException("no value: " + token);
    };
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_NULL -> "null";
      default -> "a boolean";
    };
  }

  private static ContractViolationException violation(Violation violation, String message) {
    return new ContractViolationException(violation, null, message);
  }
}
