package dev.streamingpipeline.provisioner.table;

import java.util.List;

/**
 * A table's primary key. The order of the columns matters.
 *
 * @param partition the partition key, which decides which nodes store a row
 * @param clustering the clustering columns, which order the rows of a partition
 */
record PrimaryKey(List<String> partition, List<String> clustering) {
  PrimaryKey {
    partition = List.copyOf(partition);
    clustering = List.copyOf(clustering);
  }

  /** The key in CQL, without parentheses around a partition key of one column. */
  @Override
  public String toString() {
    String first = String.join(", ", partition);
    String head = partition.size() == 1 ? first : "(" + first + ")";
    return clustering.isEmpty()
        ? "(" + head + ")"
        : "(%s, %s)".formatted(head, String.join(", ", clustering));
  }
}
