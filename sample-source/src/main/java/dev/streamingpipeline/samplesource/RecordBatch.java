package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * The records of one response: {@code count} of a seed's sequence from the index {@code first} on.
 *
 * <p>Records are generated while they are written, so that a response of any size takes the memory
 * of one record. Writing the batch twice gives the same bytes.
 */
record RecordBatch(Seed seed, long first, int count, Breaking breaking) {
  /** The version that the public service reports with this format. */
  private static final String FORMAT_VERSION = "1.4";

  void writeTo(OutputStream body, PersonMaker maker) throws IOException {
    write(body, "{\"results\":[");
    for (long index = first; index < first + count; index++) {
      if (index > first) {
        write(body, ",");
      }
      ObjectNode person = maker.personAt(seed, index);
      write(
          body, breaking.at(index).map(kind -> kind.breaking(person)).orElseGet(person::toString));
    }
    write(body, "],\"info\":" + info() + "}");
  }

  /** The ids of the records that satisfy the contract. */
  List<UUID> soundIds() {
    return LongStream.range(first, first + count)
        .filter(index -> breaking.at(index).isEmpty())
        .mapToObj(seed::uuidAt)
        .toList();
  }

  private ObjectNode info() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("seed", seed.text())
        .put("results", count)
        .put("page", first / count + 1)
        .put("version", FORMAT_VERSION);
  }

  private static void write(OutputStream body, String text) throws IOException {
    body.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
