package dev.streamingpipeline.operator.golden;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unified diff whose hunks are headed by a place that has a name, in place of line numbers: a
 * line that is added to both texts then changes no other hunk.
 */
public final class LineDiff {
  /** Names the place of a line of a text. */
  public interface Places {
    /** The name of a line, counted from 0. */
    String of(int line);
  }

  private static final Pattern HEADER = Pattern.compile("@@ -(\\d+),\\d+ \\+(\\d+),\\d+ @@");

  private LineDiff() {}

  /**
   * The hunks between two texts; none if they are equal. A hunk that begins with a removal has the
   * place of its first removed line in the old text. Any other has the place of its first added
   * line in the new text.
   *
   * @param context unchanged lines around each change
   * @param places names the places of a text's lines
   */
  public static List<String> hunks(
      List<String> before, List<String> after, int context, Function<List<String>, Places> places) {
    List<String> unified =
        UnifiedDiffUtils.generateUnifiedDiff(
            "before", "after", before, DiffUtils.diff(before, after), context);
    List<String> hunks = new ArrayList<>();
    Places old = places.apply(before);
    Places made = places.apply(after);
    // The first two lines name the texts
    for (int i = 2; i < unified.size(); i++) {
      Matcher header = HEADER.matcher(unified.get(i));
      if (!header.matches()) {
        hunks.add(unified.get(i));
        continue;
      }
      int unchanged = 0;
      while (unified.get(i + 1 + unchanged).startsWith(" ")) {
        unchanged++;
      }
      String place =
          unified.get(i + 1 + unchanged).startsWith("-")
              ? old.of(Integer.parseInt(header.group(1)) - 1 + unchanged)
              : made.of(Integer.parseInt(header.group(2)) - 1 + unchanged);
      hunks.add("@@ %s @@".formatted(place));
    }
    return hunks;
  }
}
