package dev.streamingpipeline.samplesource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenRecordTest {
  private static final JsonMapper LENIENT =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(10_000).build())
              .build());

  @Test
  void shouldBreakEverySecondRecordGoingRoundTheKinds() throws Exception {
    try (SampleSource source = broken(Behaviour.breakingEvery(2))) {
      JsonNode results =
          LENIENT.readTree(new Client(source.url()).get("?results=34").body()).get("results");

      assertThat(results.at("/0/login/uuid").isTextual()).isTrue();
      assertThat(results.at("/1/login/uuid").isMissingNode()).isTrue();
      assertThat(results.at("/3/login/uuid").textValue()).isEqualTo("not-a-uuid");
      assertThat(results.at("/5/dob/date").textValue()).isEqualTo("the day before yesterday");
      assertThat(results.at("/7/name/first").isInt()).isTrue();
      assertThat(results.at("/9/name/first" + "/in".repeat(BrokenRecord.DEPTH)).isBoolean())
          .isTrue();
      assertThat(results.at("/13").isObject()).isFalse();
      assertThat(results.at("/15/name/last").textValue()).hasSize(BrokenRecord.HUGE_LENGTH);
      assertThat(results.at("/17/login/uuid").isMissingNode()).isTrue();
      assertThat(source.recordsServed()).isEqualTo(34);
      assertThat(source.brokenRecordsServed()).isEqualTo(17);
      assertThat(source.servedIds()).hasSize(17);
    }
  }

  @Test
  void shouldHaveTwoMembersOfOneName() throws Exception {
    JsonMapper strict =
        JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (SampleSource source = broken(Behaviour.breakingEvery(1, BrokenRecord.DUPLICATE_KEYS))) {
      String answer = new Client(source.url()).get("").body();

      assertThatThrownBy(() -> strict.readTree(answer))
          .isInstanceOf(JsonProcessingException.class)
          .hasMessageContaining("Duplicate field 'email'");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldDescribeEachKindAndKeepTheAnswerJson(BrokenRecord kind) throws Exception {
    try (SampleSource source = broken(Behaviour.breakingEvery(1, kind))) {
      assertThat(kind.description()).isNotBlank();
      assertThat(LENIENT.readTree(new Client(source.url()).get("?results=2").body()).get("results"))
          .hasSize(2);
      assertThat(source.brokenRecordsServed()).isEqualTo(2);
    }
  }

  private static SampleSource broken(Behaviour behaviour) {
    return new SampleSource(SampleSourceConfig.DEFAULT.keepServedIds(true).behaviour(behaviour));
  }
}
