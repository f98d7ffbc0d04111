package dev.streamingpipeline.model.expression;

/** Thrown for an expression that can't be compiled. The message has the error and its position. */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  public ExpressionException(String message) {
    super(message);
  }
}
