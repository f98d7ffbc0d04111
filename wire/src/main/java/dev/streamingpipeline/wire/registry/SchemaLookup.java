package dev.streamingpipeline.wire.registry;

import java.util.Optional;

/** Finds the schema that a record was written with. */
@FunctionalInterface
public interface SchemaLookup {
  /**
   * The schema of an id, as text; empty when the registry knows none.
   *
   * @throws java.io.UncheckedIOException when the registry can't be reached
   */
  Optional<String> schema(int id);
}
