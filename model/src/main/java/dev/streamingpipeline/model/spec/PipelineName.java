package dev.streamingpipeline.model.spec;

/** The name of a pipeline. */
public final class PipelineName {
  /** The names of a pipeline's objects begin with its own, and Kubernetes allows 63 characters. */
  public static final int MAX_LENGTH = 30;

  public static final String FORM = "[a-z]([a-z0-9-]{0,28}[a-z0-9])?";
  public static final String REMEDY =
      "begin with a letter, end with a letter or digit, and use lower case, digits and dashes, at"
          + " most "
          + MAX_LENGTH;

  private PipelineName() {}
}
