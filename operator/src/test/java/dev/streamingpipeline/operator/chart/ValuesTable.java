package dev.streamingpipeline.operator.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a chart as rows of a table. Each key with a comment above it is one value. */
final class ValuesTable {
  private static final Pattern ENTRY = Pattern.compile("( *)([A-Za-z]+):(?: (.*))?");
  private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");

  private ValuesTable() {}

  /**
   * The rows, in the order of the file.
   *
   * @throws IllegalStateException when a value has no comment
   */
  static String of(List<String> lines) {
    StringBuilder rows = new StringBuilder();
    Deque<String> path = new ArrayDeque<>();
    String comment = "";
    int describedAt = Integer.MAX_VALUE;
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      Matcher remark = COMMENT.matcher(line);
      if (entry.matches()) {
        int depth = entry.group(1).length() / 2;
        if (depth > describedAt) {
          continue;
        }
        describedAt = Integer.MAX_VALUE;
        while (path.size() > depth) {
          path.removeLast();
        }
        path.addLast(entry.group(2));
        if (comment.isEmpty() && entry.group(3) != null) {
          throw new IllegalStateException("%s has no comment".formatted(path));
        }
        if (!comment.isEmpty()) {
          describedAt = depth;
          rows.append(row(String.join(".", path), entry.group(3), comment));
        }
        comment = "";
      } else {
        comment = remark.matches() ? remark.group(1) : "";
      }
    }
    return rows.toString();
  }

  private static String row(String name, String value, String comment) {
    return "| `%s` | %s | %s |\n"
        .formatted(name, value == null ? "see values.yaml" : "`" + value + "`", comment);
  }
}
