package dev.streamingpipeline.model.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects what is wrong, so that a user sees everything at once. */
public final class Problems {
  private static final String HOLE = "is empty; fill it in or take it out";

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

  private final List<Problem> problems = new ArrayList<>();

  public void add(String path, String message) {
    problems.add(new Problem(path, message));
  }

  public List<Problem> toList() {
    return List.copyOf(problems);
  }

  /** The place of a name in an object; one that a path can't hold as it is goes into brackets. */
  public static String at(String path, String name) {
    if (!PLAIN.matcher(name).matches()) {
      return "%s[%s]".formatted(path, shorten(name));
    }
    return path.isEmpty() ? name : path + "." + name;
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
      add(path, "is %s; it must be between %s and %s".formatted(value, least, most));
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

  /** Whether the text is short enough; a problem when it is not. */
  boolean atMost(String path, String value, int length) {
    if (value.length() <= length) {
      return true;
    }
    add(path, "has %s characters; shorten it to at most %s".formatted(value.length(), length));
    return false;
  }

  /** A problem for each element that is null, as a lone dash in YAML is. */
  void filled(String path, List<?> elements) {
    for (int index = 0; index < elements.size(); index++) {
      if (elements.get(index) == null) {
        add("%s[%s]".formatted(path, index), HOLE);
      }
    }
  }

  /** A problem for each key without a value. */
  void filled(String path, Map<String, ?> entries) {
    entries.forEach(
        (key, value) -> {
          if (value == null) {
            add(at(path, key), HOLE);
          }
        });
  }

  /** A value for a message: on one line, and not longer than one. */
  public static String shorten(String value) {
    String text = CONTROL.matcher(value).replaceAll("?");
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
