package dev.streamingpipeline.operator.golden;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one set of objects has that another has not, for a reader: first the headings of objects
 * that are missing, then those that differ or are new, with their lines. Objects that differ in the
 * same way are under one another, and their difference is there once.
 *
 * <p>With the other set at hand, the text determines the objects: each difference leads to one set
 * only.
 */
public final class ObjectsDiff {
  private static final String HEADING = "=== ";
  private static final int CONTEXT = 1;

  private ObjectsDiff() {}

  /**
   * The differences, ended by a line feed.
   *
   * @param base the objects to compare with: their titles and YAML documents
   * @param objects the objects to describe, in the order in which they are to appear
   */
  public static String of(Map<String, List<String>> base, Map<String, List<String>> objects) {
    List<String> missing =
        base.keySet().stream()
            .filter(title -> !objects.containsKey(title))
            .map(title -> HEADING + "without " + title)
            .toList();
    Map<List<String>, List<String>> headings = new LinkedHashMap<>();
    objects.forEach(
        (title, lines) -> {
          List<String> before = base.get(title);
          if (before == null) {
            headings
                .computeIfAbsent(added(lines), sameLines -> new ArrayList<>())
                .add(HEADING + "new " + title);
          } else if (!before.equals(lines)) {
            headings
                .computeIfAbsent(
                    LineDiff.hunks(before, lines, CONTEXT, YamlPlaces::new),
                    sameLines -> new ArrayList<>())
                .add(HEADING + "changed " + title);
          }
        });
    StringBuilder text = new StringBuilder();
    append(text, missing);
    headings.forEach(
        (lines, titles) -> {
          text.append('\n');
          append(text, titles);
          append(text, lines);
        });
    return text.toString();
  }

  /** Names the lines of such a text by the headings that they are under. */
  public static LineDiff.Places places(List<String> text) {
    return line -> {
      int last = Math.min(line, text.size() - 1);
      while (last >= 0 && !text.get(last).startsWith(HEADING)) {
        last--;
      }
      int first = last;
      while (last < line && first > 0 && text.get(first - 1).startsWith(HEADING)) {
        first--;
      }
      return last < 0
          ? "line %s".formatted(line + 1)
          : text.subList(first, last + 1).stream()
              .map(heading -> heading.substring(HEADING.length()))
              .collect(joining(", "));
    };
  }

  private static List<String> added(List<String> lines) {
    return lines.stream().map(line -> "+" + line).toList();
  }

  private static void append(StringBuilder text, List<String> lines) {
    lines.forEach(line -> text.append(line).append('\n'));
  }
}
