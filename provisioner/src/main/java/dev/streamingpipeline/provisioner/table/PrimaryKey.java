package dev.streamingpipeline.provisioner.table;

import java.util.List;

/**
 * A table's primary key. The order of the columns is part of it.
 *
 * @param partition the columns that decide which nodes keep a row
 * @param clustering the columns that order the rows of a partition
 */
record PrimaryKey(List<String> partition, List<String> clustering) {
  PrimaryKey {
    partition = List.copyOf(partition);
    clustering = List.copyOf(clustering);
  }

  /** As CQL writes it, without the double parentheses that it does not need. */
  @Override
  public String toString() {
    String first = String.join(", ", partition);
    String head = partition.size() == 1 ? first : "(" + first + ")";
    return clustering.isEmpty()
        ? "(" + head + ")"
        : "(%s, %s)".formatted(head, String.join(", ", clustering));
  }
}
