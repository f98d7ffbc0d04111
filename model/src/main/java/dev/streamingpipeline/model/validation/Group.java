package dev.streamingpipeline.model.validation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Several rows about one value.
 *
 * @param <T> the type of the value
 */
final class Group<T> implements Row<T> {
  private final Predicate<T> condition;
  private final List<Row<T>> rows;

  private Group(Predicate<T> condition, List<Row<T>> rows) {
    this.condition = condition;
    this.rows = rows;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read
  static <T> Group<T> all(Row<T>... rows) {
    return new Group<>(value -> true, List.of(rows));
  }

  /**
   * Rows that Java checks only under a condition, so that it does not report consequences of
   * another problem. The condition does not apply to CEL and to rules about changes.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read
  static <T> Group<T> when(Predicate<T> condition, Row<T>... rows) {
    return new Group<>(condition, List.of(rows));
  }

  @Override
  public Stream<Application<?>> on(String path, T value) {
    return value != null && !condition.test(value)
        ? Stream.empty()
        : rows.stream().flatMap(row -> row.on(path, value));
  }

  @Override
  public Stream<ChangeApplication<?>> onChange(String path, T before, T after) {
    return rows.stream().flatMap(row -> row.onChange(path, before, after));
  }

  @Override
  public Stream<CelRule> cel(String path) {
    return rows.stream().flatMap(row -> row.cel(path));
  }
}
