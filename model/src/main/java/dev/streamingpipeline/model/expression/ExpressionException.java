package dev.streamingpipeline.model.expression;

/** An expression that can't be compiled. The message says what is wrong and where. */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  public ExpressionException(String message) {
    super(message);
  }
}
