package dev.streamingpipeline.model.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects problems, so that a user sees all of them at once. */
public final class Problems {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();

  public void add(String path, String message) {
    problems.add(new Problem(path, message));
    paths.add(path);
  }

  /** Whether a problem was added for this very path. */
  boolean has(String path) {
    return paths.contains(path);
  }

  public List<Problem> toList() {
    return List.copyOf(problems);
  }

  /** The path of an object's property; a name with special characters is put into brackets. */
  public static String at(String path, String name) {
    if (!PLAIN.matcher(name).matches()) {
      return "%s[%s]".formatted(path, shorten(name));
    }
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Shortens a value for a message and replaces its control characters. */
  public static String shorten(String value) {
    String text = CONTROL.matcher(value).replaceAll("?");
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
