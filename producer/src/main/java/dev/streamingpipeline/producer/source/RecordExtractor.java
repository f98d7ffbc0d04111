package dev.streamingpipeline.producer.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Extracts the records of a response, each with its original bytes, so that a dead letter holds
 * exactly what the source sent. Pure and thread-safe.
 *
 * <p>It validates the page, not the records: those are validated when they are mapped. So names and
 * numbers may have any length, and nesting is limited to {@link #MAX_NESTING_DEPTH} only.
 */
final class RecordExtractor {
  /**
   * Reached by a body of a few hundred kilobytes. The parser keeps an object per level, so without
   * a limit a body of brackets would take a multiple of its size in memory.
   */
  static final int MAX_NESTING_DEPTH = 100_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names are untrusted input; interned strings would fill the JVM's string table.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING_DEPTH)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonPointer pointer;

  /**
   * Creates an extractor.
   *
   * @param pointer JSON Pointer to the array of records, or to the only record
   */
  RecordExtractor(String pointer) {
    this.pointer = JsonPointer.compile(pointer);
  }

  /**
   * The records of a page in their order, including elements that are not objects.
   *
   * @throws PageException if the page is not well-formed up to its end, or has no records at the
   *     pointer
   */
  List<byte[]> records(byte[] page) throws PageException {
    try (JsonParser parser = FACTORY.createParser(page)) {
      if (parser.nextToken() == null) {
        throw PageException.empty();
      }
      if (parser.currentTokenLocation().getByteOffset() < 0) {
        throw PageException.notJson("it is not in UTF-8");
      }
      List<byte[]> records = find(parser, page, pointer);
      if (parser.nextToken() != null) {
        throw PageException.notJson("something follows after its end");
      }
      if (records == null) {
        throw PageException.unusable("no value at %s in the answer".formatted(place()));
      }
      return records;
    } catch (JsonProcessingException e) {
      throw PageException.notJson(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Consumes the current value.
   *
   * @return the records in it, or null if the rest of the pointer matches nothing
   */
  private List<byte[]> find(JsonParser parser, byte[] page, JsonPointer rest)
      throws IOException, PageException {
    if (rest.matches()) {
      return collect(parser, page);
    }
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    if (!object && parser.currentToken() != JsonToken.START_ARRAY) {
      return null;
    }
    List<byte[]> found = null;
    for (int index = 0; !parser.nextToken().isStructEnd(); index++) {
      boolean leads =
          object ? rest.matchesProperty(parser.currentName()) : rest.matchesElement(index);
      if (object) {
        parser.nextToken();
      }
      if (!leads) {
        parser.skipChildren();
        continue;
      }
      if (found != null) {
        throw PageException.unusable("two values at %s in the answer".formatted(place()));
      }
      found = find(parser, page, rest.tail());
    }
    return found;
  }

  private List<byte[]> collect(JsonParser parser, byte[] page) throws IOException, PageException {
    List<byte[]> records = new ArrayList<>();
    switch (parser.currentToken()) {
      case START_OBJECT -> records.add(slice(parser, page));
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          records.add(slice(parser, page));
        }
      }
      default ->
          throw PageException.unusable(
              "the value at %s in the answer is no array and no object".formatted(place()));
    }
    return records;
  }

  /** The bytes of the current value. */
  private static byte[] slice(JsonParser parser, byte[] page) throws IOException {
    long start = parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    // Jackson reads text lazily; only then is its end known.
    parser.finishToken();
    long end = parser.currentLocation().getByteOffset();
    return Arrays.copyOfRange(page, (int) start, (int) end);
  }

  private String place() {
    return pointer.matches() ? "the root" : pointer.toString();
  }
}
