package dev.streamingpipeline.model.validation;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules about a property.
 *
 * @param <T> the type of the object
 * @param <V> the type of the property
 */
final class Property<T, V> implements Row<T> {
  private final String name;
  private final Function<T, V> getter;
  private final Group<V> rows;

  private Property(String name, Function<T, V> getter, Group<V> rows) {
    this.name = name;
    this.getter = getter;
    this.rows = rows;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read
  static <T, V> Property<T, V> at(String name, Function<T, V> getter, Row<V>... rows) {
    return new Property<>(name, getter, Group.all(rows));
  }

  @Override
  public Stream<Application<?>> on(String path, T value) {
    return value == null ? Stream.empty() : rows.on(Row.join(path, name), getter.apply(value));
  }

  @Override
  public Stream<ChangeApplication<?>> onChange(String path, T before, T after) {
    return before == null || after == null
        ? Stream.empty()
        : rows.onChange(Row.join(path, name), getter.apply(before), getter.apply(after));
  }

  @Override
  public Stream<CelRule> cel(String path) {
    return rows.cel(Row.join(path, name));
  }
}
