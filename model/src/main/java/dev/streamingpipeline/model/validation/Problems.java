package dev.streamingpipeline.model.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong, so that a user sees everything at once. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  public void add(String path, String message) {
    problems.add(new Problem(path, message));
  }

  public List<Problem> toList() {
    return List.copyOf(problems);
  }

  /** Whether the value is there; a problem when it is not. */
  boolean present(String path, Object value, String remedy) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      add(path, "is required; " + remedy);
      return false;
    }
    return true;
  }

  void between(String path, long value, long least, long most) {
    if (value < least || value > most) {
      add(path, "is %d; it must be between %d and %d".formatted(value, least, most));
    }
  }

  /** Whether the text has the pattern; a problem with the remedy when it has not. */
  boolean matches(String path, String value, Pattern pattern, String remedy) {
    if (pattern.matcher(value).matches()) {
      return true;
    }
    add(path, "'%s' is not allowed; %s".formatted(shorten(value), remedy));
    return false;
  }

  static String shorten(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "...";
  }
}
