package dev.streamingpipeline.producer.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordExtractorTest {
  @Test
  void shouldGiveEachRecordAsItCame() throws Exception {
    String one = "{\"id\" : 1,\"name\":\"Zo\\u00eb \\\"\\\\ \\/ }]\"}";
    String two = "{ \"id\":2.50e1 , \"náme\":\"Ægir 東京 😀\", \"nested\":[{},[ ]] }";

    assertThat(records("/results", "{\"info\":[1],\"results\":[" + one + " ,\t" + two + "]}"))
        .containsExactly(one, two);
  }

  @Test
  void shouldKeepTheLayoutOfAPrettyPrintedPage() throws Exception {
    String record = "{\r\n      \"id\" : 1,\r\n      \"tags\" : [ \"a\" ]\r\n    }";
    String page = "\n{\r\n  \"results\" : [\r\n    " + record + "\r\n  ]\r\n}\r\n";

    assertThat(records("/results", page)).containsExactly(record);
  }

  @Test
  void shouldTakeAByteOrderMark() throws Exception {
    assertThat(records("", "\ufeff[{\"a\":1}]")).containsExactly("{\"a\":1}");
  }

  @Test
  void shouldKeepDuplicateKeysOfARecord() throws Exception {
    assertThat(records("", "[{\"a\":1,\"a\":2}]")).containsExactly("{\"a\":1,\"a\":2}");
  }

  @Test
  void shouldGiveElementsThatAreNoObjects() throws Exception {
    assertThat(records("", "[\"té\\\"xt\", -1.5e3 ,17,[1, 2],true,null , {}, \"\"]"))
        .containsExactly("\"té\\\"xt\"", "-1.5e3", "17", "[1, 2]", "true", "null", "{}", "\"\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | [{\"a\":1}]",
        "''            | {\"a\":1}",
        "/data         | {\"data\":{\"a\":1}}",
        "/data/items   | {\"x\":{\"items\":[0]},\"data\":{\"x\":0,\"items\":[{\"a\":1}]},\"y\":[0]}",
        "/1/items      | [{\"items\":[0]},{\"items\":[{\"a\":1}]},{\"items\":[0]}]",
        "/a~1b/c~0d/ e | {\"a/b\":{\"c~d\":{\" e\":[{\"a\":1}]}}}",
        "/             | {\"\":[{\"a\":1}]}",
        "/naïve        | {\"naïve\":[{\"a\":1}]}",
        "/esc          | {\"\\u0065sc\":[{\"a\":1}]}"
      })
  void shouldFollowThePointer(String pointer, String page) throws Exception {
    assertThat(records(pointer, page)).containsExactly("{\"a\":1}");
  }

  @Test
  void shouldTakeAnEmptyArray() throws Exception {
    assertThat(records("/results", "{\"results\":[ ]}")).isEmpty();
  }

  @Test
  void shouldTakeALargePage() throws Exception {
    String record = "{\"text\":\"" + "é".repeat(50_000) + "\"}";
    String page = "[" + (record + ",").repeat(99) + record + "]";

    assertThat(records("", page)).hasSize(100).containsOnly(record);
  }

  @Test
  void shouldTakeWhatOnlyTheMapperMayRefuse() throws Exception {
    String deep = "{\"in\":".repeat(3_000) + "true" + "}".repeat(3_000);
    String longNumber = "{\"n\":" + "9".repeat(2_000) + "}";
    String longName = "{\"" + "x".repeat(60_000) + "\":1}";

    assertThat(records("", "[%s,%s,%s]".formatted(deep, longNumber, longName)))
        .containsExactly(deep, longNumber, longName);
  }

  @Test
  void shouldBoundTheMemoryThatNestingTakes() {
    int depth = RecordExtractor.MAX_NESTING_DEPTH + 1;

    assertThatThrownBy(() -> records("/x", "[".repeat(depth) + "]".repeat(depth)))
        .isInstanceOf(PageException.class)
        .hasMessageContaining("nesting depth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"other\":[]}", "[{\"results\":[]}]", "7", "{\"Results\":[]}"})
  void shouldSayThatNothingIsThere(String page) {
    assertThatThrownBy(() -> records("/results", page))
        .isInstanceOf(PageException.class)
        .hasMessage("no value at /results in the answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"none\"", "3", "false"})
  void shouldRefuseASingleValueThatIsNoRecord(String value) {
    assertThatThrownBy(() -> records("/results", "{\"results\":" + value + "}"))
        .isInstanceOf(PageException.class)
        .hasMessage("the value at /results in the answer is no array and no object");
  }

  @Test
  void shouldNotChooseBetweenTwoValues() {
    assertThatThrownBy(() -> records("/r", "{\"r\":[{}],\"r\":[]}"))
        .isInstanceOf(PageException.class)
        .hasMessage("two values at /r in the answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"results\":[{\"a\":1}]",
        "{\"results\":[{\"a\":1},{\"a\"",
        "{\"results\":[{\"a\":1}]}}",
        "{\"results\":[{\"a\":1}]} x",
        "{\"results\":[{\"a\":1}],\"info\":{]}",
        "{\"results\":[{\"a\":1},]}",
        "{\"results\":[{'a':1}]}",
        "<!DOCTYPE html>"
      })
  void shouldRefuseAPageThatIsNotWellFormedToItsEnd(String page) {
    assertThatThrownBy(() -> records("/results", page))
        .isInstanceOf(PageException.class)
        .hasMessageStartingWith("the answer is no well-formed JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void shouldRefuseAnEmptyAnswer(String page) {
    assertThatThrownBy(() -> records("", page)).hasMessage("the answer is empty");
  }

  @Test
  void shouldRefuseOtherEncodings() {
    assertThatThrownBy(() -> new RecordExtractor("").records("[{\"a\":1}]".getBytes(UTF_16LE)))
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(
            () -> new RecordExtractor("").records(new byte[] {'[', '"', (byte) 0xe9, '"', ']'}))
        .hasMessageContaining("UTF-8");
  }

  private static List<String> records(String pointer, String page) throws PageException {
    return new RecordExtractor(pointer)
        .records(page.getBytes(UTF_8)).stream().map(bytes -> new String(bytes, UTF_8)).toList();
  }
}
