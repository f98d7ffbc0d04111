package dev.streamingpipeline.local.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out rows in columns that fit a width. Columns that don't fit are named below the table, and
 * long values end with an ellipsis.
 */
public final class TextTable {
  /** Set by bin/streamctl: the width of the terminal. */
  private static final String COLUMNS_PROPERTY = "streamctl.columns";

  private static final int DEFAULT_WIDTH = 120;
  private static final int WIDEST_COLUMN = 36;
  private static final String GAP = "  ";

  private TextTable() {}

  /** A table that fits the terminal, line by line. */
  public static List<String> lines(List<List<String>> rows) {
    return lines(rows, terminalWidth());
  }

  public static int terminalWidth() {
    return Integer.getInteger(COLUMNS_PROPERTY, DEFAULT_WIDTH);
  }

  /**
   * A table, line by line.
   *
   * @param rows the first row has the column names
   * @param width maximum width, in characters
   */
  public static List<String> lines(List<List<String>> rows, int width) {
    List<Integer> widths = widths(rows);
    int shown = 0;
    int used = 0;
    while (shown < widths.size() && used + widths.get(shown) <= width) {
      used += widths.get(shown) + GAP.length();
      shown++;
    }
    shown = Math.max(1, shown);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < shown; column++) {
        line.append(pad(row.get(column), widths.get(column))).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    if (shown < widths.size()) {
      lines.add(
          "(and %s more columns: %s)"
              .formatted(
                  widths.size() - shown,
                  String.join(", ", rows.get(0).subList(shown, widths.size()))));
    }
    return lines;
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int widest = 1;
      for (List<String> row : rows) {
        widest = Math.max(widest, row.get(column).length());
      }
      widths.add(Math.min(widest, WIDEST_COLUMN));
    }
    return widths;
  }

  private static String pad(String text, int width) {
    String fitted = text.length() <= width ? text : text.substring(0, width - 1) + "…";
    return fitted + " ".repeat(width - fitted.length());
  }
}
