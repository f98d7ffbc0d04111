package dev.streamingpipeline.samplesource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequenceTest {
  @Test
  void shouldGiveTheSameSequenceForTheSameSeed() throws Exception {
    try (SampleSource one = new SampleSource(SampleSourceConfig.DEFAULT.seed("a"));
        SampleSource other = new SampleSource(SampleSourceConfig.DEFAULT.seed("a"))) {
      List<JsonNode> inTwoParts =
          Stream.concat(
                  new Client(one.url()).records("?results=70").stream(),
                  new Client(one.url()).records("?results=30").stream())
              .toList();

      assertThat(new Client(other.url()).records("?results=100")).isEqualTo(inTwoParts);
    }
  }

  @Test
  void shouldGiveOtherRecordsForAnotherSeed() throws Exception {
    try (SampleSource source = new SampleSource()) {
      Client client = new Client(source.url());

      assertThat(client.records("?results=50&seed=a"))
          .doesNotContainAnyElementsOf(client.records("?results=50&seed=b"));
    }
  }

  @Test
  void shouldGiveAPageAgainWhateverWasAskedForBefore() throws Exception {
    try (SampleSource fresh = new SampleSource();
        SampleSource used = new SampleSource()) {
      String page = "?results=200&seed=%C3%A4b&page=3";
      JsonNode first = new Client(fresh.url()).json(page);
      new Client(used.url()).json("?results=333");
      new Client(used.url()).json("?results=200&seed=%C3%A4b&page=4");

      assertThat(new Client(used.url()).json(page)).isEqualTo(first);
      assertThat(first.at("/info/seed").textValue()).isEqualTo("äb");
      assertThat(first.at("/info/page").intValue()).isEqualTo(3);
    }
  }

  @Test
  void shouldTellTheSeedAndPageThatGiveTheSameRecordsAgain() throws Exception {
    try (SampleSource source = new SampleSource()) {
      Client client = new Client(source.url());
      client.json("?results=20");
      JsonNode second = client.json("?results=20");
      JsonNode info = second.get("info");

      assertThat(
              client.json(
                  "?results=20&seed=%s&page=%s"
                      .formatted(info.get("seed").textValue(), info.get("page").intValue())))
          .isEqualTo(second);
    }
  }

  @Test
  void shouldNeverGiveAnIdentityTwiceToClientsAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (SampleSource source = new SampleSource(SampleSourceConfig.DEFAULT.keepServedIds(true))) {
      Client client = new Client(source.url());
      Callable<List<JsonNode>> request = () -> client.records("?results=50");
      List<String> uuids = new ArrayList<>();
      for (Future<List<JsonNode>> answer : threads.invokeAll(Collections.nCopies(200, request))) {
        answer.get().stream().map(Client::uuid).forEach(uuids::add);
      }

      assertThat(uuids).hasSize(10_000).doesNotHaveDuplicates();
      assertThat(source.requests()).isEqualTo(200);
      assertThat(source.recordsServed()).isEqualTo(10_000);
      assertThat(source.servedIds())
          .extracting(Object::toString)
          .containsExactlyInAnyOrderElementsOf(uuids);
    } finally {
      threads.shutdownNow();
    }
  }
}
