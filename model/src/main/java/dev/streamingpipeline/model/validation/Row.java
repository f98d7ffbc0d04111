package dev.streamingpipeline.model.validation;

import java.util.stream.Stream;

/**
 * A row of the table of rules: one rule about a value, or the rules about a part of it.
 *
 * @param <T> the type of the value
 */
sealed interface Row<T> permits Rule, ChangeRule, Property, Elements, Group {
  /**
   * The rules to check in Java.
   *
   * @param path where the value is, such as {@code spec.topic}
   * @param value the value; null where it is absent
   */
  Stream<Application<?>> on(String path, T value);

  /**
   * The rules about a change to check in Java; none for a value that was or is absent, as in CEL.
   */
  Stream<ChangeApplication<?>> onChange(String path, T before, T after);

  /**
   * The rules that are written in CEL.
   *
   * @param path where the value is in the schema, such as {@code spec.schema.fields[]}
   */
  Stream<CelRule> cel(String path);

  /** The path of a property. The resource itself has an empty path. */
  static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  /** A rule that applies to a value. */
  record Application<T>(String path, Rule<T> rule, T value) {
    void addTo(Problems problems) {
      rule.check(path, value, problems);
    }
  }

  /** A rule that applies to a change. */
  record ChangeApplication<T>(String path, ChangeRule<T> rule, T before, T after) {
    void addTo(Problems problems) {
      rule.check(path, before, after, problems);
    }
  }
}
