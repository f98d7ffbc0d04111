package dev.streamingpipeline.wire.registry;

import java.util.Optional;

/** Looks up the writer schema of a record. */
@FunctionalInterface
public interface SchemaLookup {
  /**
   * The schema with an id, as text; empty if the registry has none.
   *
   * @throws java.io.UncheckedIOException if the registry can't be reached
   */
  Optional<String> schema(int id);
}
