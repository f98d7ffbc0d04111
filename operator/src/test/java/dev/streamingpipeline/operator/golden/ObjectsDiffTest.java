package dev.streamingpipeline.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectsDiffTest {
  private static final String TWO_CONTAINERS =
      """
      kind: Pod
      spec:
        containers:
        - name: first
          env:
          - name: A
            value: 1
        - name: second
          env:
          - name: A
            value: 1
      """;

  @Test
  void shouldListWhatIsMissingDifferentAndNew() {
    assertThat(
            ObjectsDiff.of(
                objects("kept", "a: 1\n", "changed", TWO_CONTAINERS, "gone", "b: 1\n"),
                objects(
                    "kept",
                    "a: 1\n",
                    "changed",
                    TWO_CONTAINERS.replaceFirst("value: 1", "value: 2"),
                    "added",
                    "c: 1\n")))
        .isEqualTo(
            """
            === without gone

            === changed changed
            @@ spec.containers[first].env[A], line 1 @@
                 - name: A
            -      value: 1
            +      value: 2
               - name: second

            === new added
            +c: 1
            """);
  }

  @Test
  void shouldShowTheSameDifferenceOnce() {
    assertThat(
            ObjectsDiff.of(
                objects("one", "name: one\na:\n  b: 1\n", "two", "name: two\na:\n  b: 1\n"),
                objects("one", "name: one\na:\n  b: 2\n", "two", "name: two\na:\n  b: 2\n")))
        .isEqualTo(
            """

            === changed one
            === changed two
            @@ a, line 1 @@
             a:
            -  b: 1
            +  b: 2
            """);
  }

  @Test
  void shouldTellTheSameChangeOfTwoPlacesApart() {
    Map<String, List<String>> base = objects("pod", TWO_CONTAINERS);
    String first = TWO_CONTAINERS.replaceFirst("value: 1", "value: 2");
    String second = TWO_CONTAINERS.replaceFirst("(?s)(.*)value: 1", "$1value: 2");

    assertThat(ObjectsDiff.of(base, objects("pod", first)))
        .isNotEqualTo(ObjectsDiff.of(base, objects("pod", second)));
  }

  @Test
  void shouldStayTheSameWhenBothGetTheSameLine() {
    String changed = TWO_CONTAINERS.replaceFirst("value: 1", "value: 2");
    String before = ObjectsDiff.of(objects("pod", TWO_CONTAINERS), objects("pod", changed));

    assertThat(
            ObjectsDiff.of(
                objects("pod", TWO_CONTAINERS.replace("spec:", "metadata: {}\nspec:")),
                objects("pod", changed.replace("spec:", "metadata: {}\nspec:"))))
        .isEqualTo(before);
  }

  @Test
  void shouldSayNothingOfEqualObjects() {
    assertThat(ObjectsDiff.of(objects("pod", TWO_CONTAINERS), objects("pod", TWO_CONTAINERS)))
        .isEmpty();
  }

  @Test
  void shouldNameItsLinesByTheHeadingsAboveThem() {
    List<String> text =
        """
        title

        === without gone

        === changed one
        === changed two
        @@ a, line 1 @@
        """
            .lines()
            .toList();

    LineDiff.Places places = ObjectsDiff.places(text);

    assertThat(places.of(0)).isEqualTo("line 1");
    assertThat(places.of(2)).isEqualTo("without gone");
    assertThat(places.of(5)).isEqualTo("changed two");
    assertThat(places.of(6)).isEqualTo("changed one, changed two");
  }

  /** Titles and texts in turn. */
  private static Map<String, List<String>> objects(String... titlesAndTexts) {
    Map<String, List<String>> objects = new LinkedHashMap<>();
    for (int i = 0; i < titlesAndTexts.length; i += 2) {
      objects.put(titlesAndTexts[i], titlesAndTexts[i + 1].lines().toList());
    }
    return objects;
  }
}
