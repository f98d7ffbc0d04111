package dev.streamingpipeline.model.spec;

/** The name of a pipeline. */
public final class PipelineName {
  /** Short, because it is the prefix of the names of all objects, which may have 63 characters. */
  public static final int MAX_LENGTH = 30;

  private PipelineName() {}
}
