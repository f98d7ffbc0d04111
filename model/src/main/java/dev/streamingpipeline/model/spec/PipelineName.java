package dev.streamingpipeline.model.spec;

/** The name of a pipeline. */
public final class PipelineName {
  /** The names of a pipeline's objects begin with its own, and Kubernetes allows 63 characters. */
  public static final int MAX_LENGTH = 30;

  private PipelineName() {}
}
