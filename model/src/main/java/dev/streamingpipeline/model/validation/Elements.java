package dev.streamingpipeline.model.validation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules about each element of a list.
 *
 * @param <E> the type of the elements
 */
final class Elements<E> implements Row<List<E>> {
  private final Group<E> rows;

  private Elements(Group<E> rows) {
    this.rows = rows;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read
  static <E> Elements<E> each(Row<E>... rows) {
    return new Elements<>(Group.all(rows));
  }

  @Override
  public Stream<Application<?>> on(String path, List<E> list) {
    return list == null
        ? Stream.empty()
        : IntStream.range(0, list.size())
            .boxed()
            .flatMap(index -> rows.on("%s[%s]".formatted(path, index), list.get(index)));
  }

  /** None: the elements of two lists are not matched with each other. */
  @Override
  public Stream<ChangeApplication<?>> onChange(String path, List<E> before, List<E> after) {
    return Stream.empty();
  }

  @Override
  public Stream<CelRule> cel(String path) {
    return rows.cel(path + "[]");
  }
}
