package dev.streamingpipeline.model;

import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;

/** Parses manifests that must be valid. */
public final class Parsing {
  private Parsing() {}

  public static Pipeline parse(String yaml) {
    try {
      return PipelineManifest.parse(yaml, "test");
    } catch (InvalidPipelineException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
