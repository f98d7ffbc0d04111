package dev.streamingpipeline.model.validation;

/**
 * An expression in CEL, as the API server evaluates it: {@code self} is the value, and {@code
 * oldSelf} the value before a change.
 */
record Cel(String text) {
  static Cel cel(String text) {
    return new Cel(text);
  }

  /** This expression with parts, mostly other expressions, in the places of {@code %s}. */
  Cel with(Object... parts) {
    return new Cel(text.formatted(parts));
  }

  /** Whether a text matches a regular expression, as a whole. */
  static Cel matches(String subject, String form) {
    return found(subject, "^" + form + "$");
  }

  /** Whether a regular expression finds something in a text. */
  static Cel found(String subject, String regex) {
    return cel("%s.matches(%s'%s')").with(subject, regex.contains("\\") ? "r" : "", regex);
  }

  @Override
  public String toString() {
    return text;
  }
}
