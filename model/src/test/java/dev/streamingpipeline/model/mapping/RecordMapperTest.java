package dev.streamingpipeline.model.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.model.Parsing;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.contract.Violation;
import dev.streamingpipeline.model.expression.ExpressionException;
import dev.streamingpipeline.model.expression.FieldExpression;
import dev.streamingpipeline.model.spec.FieldSpec;
import dev.streamingpipeline.model.spec.SchemaSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mapping of source records to the contract's values. */
class RecordMapperTest {
  private static Object map(FieldType type, boolean required, String expression, String record)
      throws ContractViolationException {
    SchemaSpec schema =
        new SchemaSpec(
            SchemaFormat.JSON, "f", List.of(new FieldSpec("f", type, expression, required)));
    return RecordMapper.compile(schema).map(record.getBytes(UTF_8)).get(0);
  }

  private static ContractViolationException violation(
      FieldType type, boolean required, String expression, String record) {
    try {
      throw new AssertionError("accepted: " + map(type, required, expression, record));
    } catch (ContractViolationException e) {
      return e;
    }
  }

  private static FieldType type(String name) {
    return FieldType.valueOf(name.toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uuid      | "123E4567-e89b-12d3-a456-426614174000" | 123e4567-e89b-12d3-a456-426614174000
          string    | "Jürgen 日本 😀"                         | Jürgen 日本 😀
          string    | ""                                     | ''
          int       | 2147483647                             | 2147483647
          int       | -2147483648                            | -2147483648
          long      | 9223372036854775807                    | 9223372036854775807
          double    | 1.5                                    | 1.5
          double    | 3                                      | 3.0
          double    | 1e300                                  | 1.0E300
          boolean   | true                                   | true
          boolean   | false                                  | false
          timestamp | "2026-01-31T12:00:00Z"                 | 2026-01-31T12:00:00Z
          timestamp | "2026-01-31T12:00:00.123456789+02:00"  | 2026-01-31T10:00:00.123Z
          timestamp | "1969-12-31T23:59:59.9999Z"            | 1969-12-31T23:59:59.999Z
          timestamp | "0001-01-01T00:00:00Z"                 | 0001-01-01T00:00:00Z
          timestamp | "9999-12-31T23:59:59.999Z"             | 9999-12-31T23:59:59.999Z
          date      | "2024-02-29"                           | 2024-02-29
          date      | "0001-01-01"                           | 0001-01-01
          """)
  void shouldAccept(String type, String json, String expected) throws Exception {
    Object value = map(type(type), true, "record.x", "{\"x\":" + json + "}");

    assertThat(value).isInstanceOf(type(type).javaType()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          uuid      | 5                            | is the number 5, not uuid
          uuid      | "1-2-3-4-5"                  | '1-2-3-4-5' is no uuid; wanted is a form such as 123e4567-e89b-12d3-a456-426614174000
          string    | 5                            | is the number 5, not string
          string    | true                         | is true, not string
          string    | {}                           | is an object, not string
          string    | []                           | is a list, not string
          string    | "\\ud83d"                    | holds half of a surrogate pair, so is no text
          string    | "\\ude00x"                   | holds half of a surrogate pair, so is no text
          int       | 2147483648                   | 2147483648 does not fit an int of 32 bits
          int       | 1.0                          | is the number 1.0, not int
          int       | "5"                          | is text, not int
          long      | 9223372036854775808          | is the number 9.223372036854776E18, not long
          double    | "1.5"                        | is text, not double
          double    | 1e400                        | is the number Infinity, not double
          double    | true                         | is true, not double
          boolean   | "true"                       | is text, not boolean
          boolean   | 1                            | is the number 1, not boolean
          timestamp | 1700000000                   | is the number 1700000000, not timestamp
          timestamp | "2026-01-31"                 | '2026-01-31' is no timestamp; wanted is a form such as 2026-01-31T12:00:00Z
          timestamp | "2026-01-31T12:00:00"        | '2026-01-31T12:00:00' is no timestamp; wanted is a form such as 2026-01-31T12:00:00Z
          timestamp | "2026-02-30T12:00:00Z"       | '2026-02-30T12:00:00Z' is no timestamp; wanted is a form such as 2026-01-31T12:00:00Z
          timestamp | "0001-01-01T00:00:00+18:00"  | '0001-01-01T00:00:00+18:00' is no timestamp; wanted is a form such as 2026-01-31T12:00:00Z
          timestamp | "9999-12-31T23:59:59-01:00"  | '9999-12-31T23:59:59-01:00' is no timestamp; wanted is a form such as 2026-01-31T12:00:00Z
          timestamp | "+10000-01-01T00:00:00Z"     | '+10000-01-01T00:00:00Z' is no timestamp; wanted is a form such as 2026-01-31T12:00:00Z
          date      | "2026-01-31T00:00:00Z"       | '2026-01-31T00:00:00Z' is no date; wanted is a form such as 2026-01-31
          date      | "2023-02-29"                 | '2023-02-29' is no date; wanted is a form such as 2026-01-31
          date      | "0000-01-01"                 | '0000-01-01' is no date; wanted is a form such as 2026-01-31
          date      | 20260131                     | is the number 20260131, not date
          """)
  void shouldRefuse(String type, String json, String message) {
    ContractViolationException e = violation(type(type), false, "record.x", "{\"x\":" + json + "}");

    assertThat(e.violation()).isEqualTo(Violation.WRONG_TYPE);
    assertThat(e.field()).contains("f");
    assertThat(e).hasMessage(message);
  }

  @Test
  void shouldTakeTimestampsOfTheExpressionItself() throws Exception {
    assertThat(map(FieldType.TIMESTAMP, true, "timestamp(record.x)", "{\"x\":1700000000}"))
        .isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(violation(FieldType.STRING, true, "dyn(timestamp(0))", "{}"))
        .hasMessage("is a timestamp, not string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.x",
        "record['x']",
        "record.?x",
        "record.?x.orValue(null)",
        "has(record.x) ? record.x : null",
        "record.a.b.c",
        "record.?a.?b.?c",
        "optional.none()"
      })
  void shouldLeaveOutWhatIsAbsentAndOptional(String expression) throws Exception {
    for (String record : List.of("{}", "{\"x\":null}", "{\"a\":{}}", "{\"a\":{\"b\":null}}")) {
      assertThat(map(FieldType.STRING, false, expression, record))
          .as("%s of %s", expression, record)
          .isNull();
      ContractViolationException e = violation(FieldType.STRING, true, expression, record);
      assertThat(e.violation()).isEqualTo(Violation.MISSING_FIELD);
      assertThat(e.getMessage()).startsWith("required, but ");
      assertThat(e.field()).contains("f");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.?x",
        "record.?x.orValue('-')",
        "has(record.x) ? record.x : '-'",
        "optional.of(record.x)",
        "record[?'x']"
      })
  void shouldTakeOptionalsThatArePresent(String expression) throws Exception {
    assertThat(map(FieldType.STRING, false, expression, "{\"x\":\"here\"}")).isEqualTo("here");
  }

  @ParameterizedTest
  @CsvSource({"4711, 4711", "'\"SW1A 1AA\"', SW1A 1AA", "'\"01067\"', 01067"})
  void shouldTakePostCodesThatAreNumbersOrText(String json, String expected) throws Exception {
    assertThat(map(FieldType.STRING, true, "string(record.x)", "{\"x\":%s}".formatted(json)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int(record.x)             | {"x": "abc"}
          record.x[5]               | {"x": [1]}
          record.x + 1              | {"x": "a"}
          record.x.size() / 0       | {"x": "a"}
          duration(record.x)        | {"x": "a"}
          timestamp(record.x)       | {"x": "a"}
          record.x.substring(9)     | {"x": "a"}
          record.x.matches('(')     | {"x": "a"}
          record.x * 2              | {"x": 9223372036854775807}
          [1, 2].exists(i, i / 0 == 1) ? 'a' : 'b' | {}
          """)
  void shouldCallAFailingExpressionAViolation(String expression, String record) {
    ContractViolationException e =
        violation(FieldType.STRING, true, "dyn(" + expression + ")", record);

    assertThat(e.violation()).isEqualTo(Violation.EXPRESSION_FAILED);
    assertThat(e.getMessage()).isNotBlank().doesNotContain("<input>");
  }

  @Test
  @Timeout(60)
  void shouldEndAHugeComprehension() {
    String record = "{\"x\":[" + "1,".repeat(2_000) + "1]}";
    for (String expression :
        List.of(
            "record.x.all(a, record.x.all(b, a == b)) ? 'y' : 'n'",
            "record.x.map(a, record.x.map(b, record.x.map(c, a + b + c))).size() > 0 ? 'y' : 'n'")) {
      assertThat(violation(FieldType.STRING, true, expression, record).violation())
          .isEqualTo(Violation.EXPRESSION_FAILED);
    }
  }

  @Test
  @Timeout(60)
  void shouldCompileOrRefuseButNeverOverflowTheStack() throws Exception {
    var field = new FieldSpec("f", FieldType.BOOLEAN, "x", true).toField();
    for (String expression :
        List.of(
            "(".repeat(1000) + "true" + ")".repeat(1000),
            "!".repeat(2000) + "true",
            "-".repeat(2000) + "1 == 1",
            "[".repeat(1000) + "]".repeat(1000) + " == []",
            "record" + ".a".repeat(1000),
            "record" + "[0]".repeat(650),
            "1" + "+1".repeat(1000) + " > 0",
            "true" + "||true".repeat(340),
            "true ? ".repeat(200) + "true" + " : false".repeat(200),
            "{1:".repeat(600) + "1" + "}".repeat(600) + " == {}",
            "'" + "a".repeat(2040) + "' == ''",
            "record.x.map(a, ".repeat(80) + "a" + ")".repeat(80) + " == []")) {
      try {
        FieldExpression.compile(field, expression).evaluate(java.util.Map.of());
      } catch (ExpressionException | ContractViolationException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThatThrownBy(() -> FieldExpression.compile(field, "1".repeat(3000)))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void shouldNotQuoteALongRecordInTheMessage() {
    String message =
        violation(FieldType.INT, true, "int(record.x)", "{\"x\":\"" + "y".repeat(100_000) + "\"}")
            .getMessage();

    assertThat(message.length()).isLessThan(600);
  }

  @Test
  void shouldNameTheFieldThatCanNotBeCompiled() {
    assertThatThrownBy(() -> map(FieldType.STRING, true, "1", "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "schema.fields[f].value evaluates to int, but the field is string; wrap it in"
                + " string(...)");
  }

  @Test
  void shouldMapTheUsersExample() throws Exception {
    RecordMapper users = RecordMapper.compile(Parsing.parse(Examples.users()).spec().schema());

    List<Object> values = users.map(user("Jürgen").getBytes(UTF_8));

    assertThat(values)
        .startsWith(
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
            "Jürgen",
            "Müller",
            "male",
            "12 Straße, 東京, Y, Z",
            "1234")
        .contains(Instant.parse("1990-01-01T00:00:00.123Z"));
  }

  @Test
  void shouldMapInSeveralThreads() throws Exception {
    RecordMapper users = RecordMapper.compile(Parsing.parse(Examples.users()).spec().schema());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int task = 0; task < 8; task++) {
        String name = "name" + task;
        tasks.add(
            () -> {
              for (int round = 0; round < 300; round++) {
                if (!users.map(user(name).getBytes(UTF_8)).get(1).equals(name)) {
                  return false;
                }
              }
              return true;
            });
      }
      for (Future<Boolean> result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
      assertThat(
              threads.awaitTermination(
                  Duration.ofSeconds(10).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS))
          .isTrue();
    }
  }

  @Test
  void shouldGiveDatesAsDates() throws Exception {
    assertThat(
            map(
                FieldType.DATE,
                true,
                "record.x.substring(0, 10)",
                "{\"x\":\"2026-01-31T12:00:00Z\"}"))
        .isEqualTo(LocalDate.of(2026, 1, 31));
  }

  private static String user(String first) {
    return """
        {"gender":"male","name":{"first":"%s","last":"Müller"},
         "location":{"street":{"number":12,"name":"Straße"},"city":"東京","state":"Y","country":"Z","postcode":1234},
         "email":"e","login":{"uuid":"123e4567-e89b-12d3-a456-426614174000","username":"u"},
         "dob":{"date":"1990-01-01T00:00:00.123Z"},"registered":{"date":"1990-01-01T00:00:00.123Z"},
         "phone":"1","picture":{"medium":"m"}}
        """
        .formatted(first);
  }
}
