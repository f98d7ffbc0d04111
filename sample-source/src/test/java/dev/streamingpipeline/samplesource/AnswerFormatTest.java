package dev.streamingpipeline.samplesource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormatTest {
  private static final String MILLISECONDS_AND_Z =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  private static SampleSource source;
  private static Client client;

  @BeforeAll
  static void start() {
    source = new SampleSource();
    client = new Client(source.url());
  }

  @AfterAll
  static void stop() {
    source.close();
  }

  @Test
  void shouldHaveTheMembersOfThePublicServiceInTheirOrder() throws Exception {
    JsonNode answer = client.json("?results=1");

    assertThat(names(answer)).containsExactly("results", "info");
    assertThat(names(answer.get("info"))).containsExactly("seed", "results", "page", "version");
    JsonNode record = answer.at("/results/0");
    assertThat(names(record))
        .containsExactly(
            "gender",
            "name",
            "location",
            "email",
            "login",
            "dob",
            "registered",
            "phone",
            "cell",
            "id",
            "picture",
            "nat");
    assertThat(names(record.get("name"))).containsExactly("title", "first", "last");
    assertThat(names(record.get("location")))
        .containsExactly(
            "street", "city", "state", "country", "postcode", "coordinates", "timezone");
    assertThat(names(record.at("/location/street"))).containsExactly("number", "name");
    assertThat(names(record.at("/location/coordinates"))).containsExactly("latitude", "longitude");
    assertThat(names(record.at("/location/timezone"))).containsExactly("offset", "description");
    assertThat(names(record.get("login")))
        .containsExactly("uuid", "username", "password", "salt", "md5", "sha1", "sha256");
    assertThat(names(record.get("dob"))).containsExactly("date", "age");
    assertThat(names(record.get("registered"))).containsExactly("date", "age");
    assertThat(names(record.get("id"))).containsExactly("name", "value");
    assertThat(names(record.get("picture"))).containsExactly("large", "medium", "thumbnail");
  }

  @Test
  void shouldHaveTheTypesOfThePublicService() throws Exception {
    for (JsonNode record : client.records("?results=500")) {
      assertThat(record.get("gender").textValue()).isIn("male", "female");
      assertThat(record.at("/name/first").textValue()).isNotBlank();
      assertThat(record.at("/name/last").textValue()).isNotBlank();
      assertThat(record.at("/location/street/number").isInt()).isTrue();
      assertThat(record.at("/location/street/name").textValue()).isNotBlank();
      assertThat(record.at("/location/city").textValue()).isNotBlank();
      assertThat(record.at("/location/state").textValue()).isNotBlank();
      assertThat(record.at("/location/coordinates/latitude").textValue())
          .matches("-?\\d+\\.\\d{4}");
      assertThat(record.get("email").textValue()).matches("[a-z0-9.]+@example\\.com");
      assertThat(UUID.fromString(Client.uuid(record))).extracting(UUID::version).isEqualTo(4);
      assertThat(record.at("/dob/date").textValue()).matches(MILLISECONDS_AND_Z);
      assertThat(Instant.parse(record.at("/dob/date").textValue())).isBefore(Instant.now());
      assertThat(record.at("/dob/age").intValue()).isBetween(20, 80);
      assertThat(record.at("/registered/date").textValue()).matches(MILLISECONDS_AND_Z);
      assertThat(record.get("phone").textValue()).isNotBlank();
      assertThat(record.at("/picture/medium").textValue()).startsWith("https://").endsWith(".jpg");
      assertThat(record.get("nat").textValue()).hasSize(2);
    }
  }

  @Test
  void shouldGivePostCodesAsNumbersInSomeCountriesAndAsTextInOthers() throws Exception {
    List<JsonNode> records = client.records("?results=500");

    assertThat(records.stream().map(record -> record.at("/location/postcode").isInt()))
        .contains(true, false);
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record.at("/location/postcode").isTextual())
                    .isEqualTo(List.of("CA", "NL").contains(record.get("nat").textValue())));
  }

  @Test
  void shouldHaveNamesBeyondAscii() throws Exception {
    String names =
        client.records("?results=500").stream()
            .map(record -> record.at("/name/last").textValue())
            .collect(Collectors.joining());

    assertThat(names.chars().mapToObj(Character.UnicodeScript::of))
        .contains(Character.UnicodeScript.LATIN, Character.UnicodeScript.CYRILLIC);
    assertThat(names.chars()).anyMatch(c -> c >= 0xC0 && c <= 0xFF);
  }

  @Test
  void shouldGiveOneRecordUnlessAskedForMore() throws Exception {
    assertThat(client.records("")).hasSize(1);
    assertThat(client.records("/api?results=3")).hasSize(3);
    assertThat(client.records("/api/1.4/?results=5000")).hasSize(5000);
  }

  @ParameterizedTest
  @CsvSource({
    "?results=0, results must be a whole number from 1 to 5000",
    "?results=5001, results must be a whole number from 1 to 5000",
    "?results=many, is 'many'",
    "?page=0, page must be a whole number from 1",
    "?seed=, seed must not be empty",
    "?result=5, There is no parameter 'result' here"
  })
  void shouldSayWhatIsWrongWithARequest(String query, String message) throws Exception {
    var answer = client.get(query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":").contains(message);
  }

  @Test
  void shouldKnowNoOtherPathsAndMethods() throws Exception {
    assertThat(client.get("/elsewhere").statusCode()).isEqualTo(404);
    assertThat(client.put("/api/", "{}").statusCode()).isEqualTo(405);
    assertThat(client.get("/healthz").statusCode()).isEqualTo(200);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
