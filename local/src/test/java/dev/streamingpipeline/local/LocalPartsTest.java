package dev.streamingpipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.fixtures.SpecialDays;
import dev.streamingpipeline.local.console.TextTable;
import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.local.machine.Port;
import dev.streamingpipeline.local.machine.Ports;
import dev.streamingpipeline.local.report.RecordCounts;
import dev.streamingpipeline.local.supervise.RunState;
import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.model.spec.ProducerSpecBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Unit tests of the parts of a local run. */
class LocalPartsTest {
  @TempDir private Path folder;

  @Test
  void shouldTakeTheGivenPortThenTheLastOneThenAFreeOne() {
    int given = Ports.choose(Map.of(), Map.of()).of(Port.KAFKA);
    Ports last = Ports.choose(Map.of(), Map.of());

    Ports ports = Ports.choose(Map.of(Port.KAFKA, given), last.asMap());

    assertThat(ports.of(Port.KAFKA)).isEqualTo(given);
    assertThat(ports.of(Port.CASSANDRA)).isEqualTo(last.of(Port.CASSANDRA));
    assertThat(new HashSet<>(ports.asMap().values())).hasSize(Port.values().length);
  }

  @Test
  void shouldRefuseAGivenPortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.choose(Map.of(Port.KAFKA, other.getLocalPort()), Map.of()))
          .isInstanceOf(LocalException.class)
          .hasMessage(
              "port %s, given for kafka, is taken by another program; give another, or none for a free one"
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  void shouldNameThePortsThatThereAre() {
    assertThat(Port.named("schema-registry")).isEqualTo(Port.SCHEMA_REGISTRY);
    assertThatThrownBy(() -> Port.named("kafak"))
        .hasMessageStartingWith("there is no port 'kafak'; there are zookeeper, kafka,");
  }

  @Test
  void shouldRunTheProducerByItsCronExpressionInUtc() {
    ProducerSpec spec = ProducerSpecBuilder.builder().schedule("30 6 * * *").build();

    assertThat(new Schedule(spec).nextAfter(Instant.parse("2026-03-29T06:30:00Z")))
        .hasValue(Instant.parse("2026-03-30T06:30:00Z"));
  }

  @ParameterizedTest
  @SpecialDays
  void shouldRunOnceADayOnAnyDay(Instant moment) {
    ProducerSpec spec = ProducerSpecBuilder.builder().schedule("30 6 * * *").build();

    Instant next = new Schedule(spec).nextAfter(moment).orElseThrow();

    assertThat(next).isAfter(moment).isBeforeOrEqualTo(moment.plus(Duration.ofDays(1)));
    assertThat(next.atOffset(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(6, 30));
  }

  @Test
  void shouldHaveNoNextRunWhileSuspended() {
    ProducerSpec spec = ProducerSpecBuilder.builder().suspend(true).build();

    assertThat(new Schedule(spec).nextAfter(Instant.now())).isEmpty();
  }

  @Test
  void shouldNameTheColumnsThatDoNotFit() {
    List<List<String>> rows =
        List.of(
            List.of("id", "name", "note"),
            List.of("1", "Zoë", "x".repeat(100)),
            List.of("2", "", ""));

    assertThat(TextTable.lines(rows, 12))
        .containsExactly("id  name", "1   Zoë", "2", "(and 1 more columns: note)");
    assertThat(TextTable.lines(rows, 80).get(1)).endsWith("x…");
  }

  @Test
  void shouldDeleteOnlyAFolderOfItsOwn() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThatThrownBy(() -> new DataFolder(folder).delete())
        .isInstanceOf(LocalException.class)
        .hasMessageContaining("was not made by streamctl");
    assertThat(file).exists();
  }

  @Test
  void shouldImitateTheOnePublicSourceWithItsOwnQuery() {
    Source source = new Source(source("https://randomuser.me/api/?results=50"));

    assertThat(source.canBeImitated()).isTrue();
    assertThat(source.imitatedBy("127.0.0.1:1")).isEqualTo("http://127.0.0.1:1/api/?results=50");
    assertThat(new Source(source("https://example.org/?results=50")).canBeImitated()).isFalse();
  }

  @Test
  void shouldNotTakeAnotherProcessOfTheSameIdForItsOwn() {
    ProcessHandle self = ProcessHandle.current();
    RunState state =
        new RunState(
            "users",
            self.pid(),
            RunState.startInstant(self),
            RunState.Phase.RUNNING,
            List.of(),
            Map.of(),
            RecordCounts.NONE);
    RunState stale =
        new RunState(
            "users",
            self.pid(),
            "2020-01-01T00:00:00Z",
            RunState.Phase.RUNNING,
            List.of(),
            Map.of(),
            RecordCounts.NONE);

    assertThat(state.supervisor()).hasValue(self);
    assertThat(stale.supervisor()).isEmpty();
  }

  private static dev.streamingpipeline.model.spec.HttpSourceSpec source(String url) {
    return new dev.streamingpipeline.model.spec.HttpSourceSpec(
        url, null, null, null, null, null, null, null, null, null);
  }
}
