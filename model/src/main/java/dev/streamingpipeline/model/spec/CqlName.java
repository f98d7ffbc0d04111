package dev.streamingpipeline.model.spec;

/** The name of a keyspace, a table or a column. */
public final class CqlName {
  public static final int MAX_LENGTH = 48;

  private CqlName() {}
}
