package dev.streamingpipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.streamingpipeline.fixtures.Soak;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.samplesource.Behaviour;
import dev.streamingpipeline.samplesource.BrokenRecord;
import dev.streamingpipeline.samplesource.SampleSource;
import dev.streamingpipeline.samplesource.SampleSourceConfig;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines on this machine, run with the commands that users type. */
@Execution(ExecutionMode.CONCURRENT)
class LocalUpIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void shouldBringTheTwelveFieldsOfEveryServedRecordToTheTable() throws Exception {
    try (SampleSource source =
        new SampleSource(SampleSourceConfig.DEFAULT.seed("twelve").keepServedIds(true))) {
      // Given
      Path data = folder.resolve("data");
      Path manifest = People.manifest(folder, "people", source.url() + "?results=40");

      // When
      try (Command up =
          Command.start(folder, "local", "up", "-f", manifest, "--data", data, "--keep")) {
        up.awaitOutput("next run at");

        // Then: what the source served is in the table, value by value
        Set<UUID> served = new HashSet<>(source.servedIds());
        Map<UUID, Row> rows = rows(data, "spark_streams.created_users");
        assertThat(rows.keySet()).isEqualTo(served);
        Set<Boolean> numericPostCodes = new HashSet<>();
        for (JsonNode person : peopleAgain(served.size())) {
          Row row = rows.get(UUID.fromString(person.path("login").path("uuid").asText()));
          People.row(person)
              .forEach(
                  (column, value) -> assertThat(row.getObject(column)).as(column).isEqualTo(value));
          numericPostCodes.add(person.path("location").path("postcode").isNumber());
        }
        assertThat(numericPostCodes).containsExactlyInAnyOrder(true, false);
        String hops =
            "fetched %1$s, delivered %1$s, dead-lettered 0, written %1$s, lag 0"
                .formatted(served.size());
        assertThat(up.output()).contains("This run: " + hops);

        // And: the other commands find the running pipeline
        Command status = Command.run(folder, "local", "status", "--data", data);
        assertThat(status.exitCode()).isZero();
        assertThat(status.output()).contains("Cassandra", "ready", "streaming job", hops);
        assertThat(Command.run(folder, "local", "rows", "--data", data, "--limit", 3).output())
            .contains("first_name", served.size() + " rows in all");
        Command second = Command.run(folder, "local", "up", "-f", manifest, "--data", data);
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("a pipeline already runs in");

        // And: so does the one for Kubernetes, by a kubectl that leads here
        kubectl(manifest, Command.state(data).path("ports").path("CASSANDRA").asInt());
        Command fromKubernetes =
            Command.run(folder, "cluster", "rows", "people", "-n", "shop", "--limit", 3, "--count");
        assertThat(fromKubernetes.output()).contains("first_name", served.size() + " rows in all");
        assertThat(fromKubernetes.exitCode()).isZero();
        assertThat(
                Command.run(folder, "cluster", "rows", "tenant", "-n", "shop", "--count").output())
            .contains("first_name", served.size() + " rows in all");
        assertThat(Command.run(folder, "cluster", "rows", "nobody").output())
            .isEqualTo("streamctl: there is no nobody\n");

        // And: down ends all of it
        assertThat(Command.run(folder, "local", "down", "--data", data).output())
            .contains("has stopped; its data is kept");
        assertThat(up.exitCode()).isEqualTo(143);
        assertThat(Command.processesOf(data)).isEmpty();
        assertThat(Command.run(folder, "local", "status", "--data", data).exitCode()).isEqualTo(1);
      }

      // When: a field is added and the pipeline comes up again
      Files.writeString(
          manifest,
          Files.readString(manifest)
              .replace(
                  "  topic: {",
                  "      - {name: nationality, type: string, value: record.nat, required: false}\n  topic: {"));
      long before = source.recordsServed();
      Command again =
          Command.run(folder, "local", "up", "-f", manifest, "--data", data, "--for", "3s");

      // Then: it goes on where it stopped, and the new column is filled
      assertThat(again.exitCode()).as(again.output()).isZero();
      long more = source.recordsServed() - before;
      assertThat(again.output())
          .contains("fetched %1$s, delivered %1$s, dead-lettered 0, written %1$s".formatted(more))
          .contains("created_users has %s rows".formatted(source.recordsServed()))
          .contains("nationality");

      // When: the table is renamed, which can't be done
      Files.writeString(
          manifest, Files.readString(manifest).replace("table: created_users", "table: other"));
      Command refused = Command.run(folder, "local", "up", "-f", manifest, "--data", data);

      // Then
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.output())
          .contains("spec.sink.cassandra.table: was created_users and is other");

      // And: reset deletes the data
      assertThat(Command.run(folder, "local", "reset", "--data", data).exitCode()).isZero();
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void shouldRunTwoPipelinesSideBySideAndDeadLetterWhatBreaksTheContract() throws Exception {
    try (SampleSource json = new SampleSource(SampleSourceConfig.DEFAULT.seed("json"));
        SampleSource avro = new SampleSource(SampleSourceConfig.DEFAULT.seed("avro"))) {
      // Given
      json.behave(
          Behaviour.breakingEvery(
              7,
              BrokenRecord.MISSING_UUID,
              BrokenRecord.DUPLICATE_KEYS,
              BrokenRecord.NOT_AN_OBJECT));
      Path first = People.manifest(folder, "first", json.url() + "?results=30");
      Path second = People.manifest(folder, "second", avro.url() + "?results=30");
      Files.writeString(
          second,
          Files.readString(second)
              .replace("format: json ", "format: avro ")
              .replace("metadata: ZooKeeper, replicas: 1", "metadata: KRaft, replicas: 3")
              .replace("cassandra: {replicas: 1}", "cassandra: {replicas: 3}"));

      // When they run on machines that write ٥ for 5, or capitalise i as İ, and whose clocks are
      // apart
      try (Command one =
              Command.startWith(
                  Map.of(
                      "user.language", "ar",
                      "user.country", "EG",
                      "user.timezone", "Asia/Kathmandu"),
                  folder,
                  "local",
                  "up",
                  "-f",
                  first,
                  "--data",
                  "one",
                  "--for",
                  "8s");
          Command two =
              Command.startWith(
                  Map.of(
                      "user.language", "tr",
                      "user.country", "TR",
                      "user.timezone", "America/St_Johns"),
                  folder,
                  "local",
                  "up",
                  "-f",
                  second,
                  "--data",
                  "two",
                  "--for",
                  "8s")) {

        // Then
        assertThat(one.exitCode()).as(one.output()).isZero();
        assertThat(two.exitCode()).as(two.output()).isZero();
        long broken = json.brokenRecordsServed();
        assertThat(broken).isPositive();
        assertThat(one.output())
            .contains(
                "fetched %s, delivered %s, dead-lettered %s, written %s, lag 0"
                    .formatted(
                        json.recordsServed(),
                        json.recordsServed() - broken,
                        broken,
                        json.recordsServed() - broken))
            .contains("users_created.dlq");
        assertThat(two.output())
            .contains(
                "fetched %1$s, delivered %1$s, dead-lettered 0, written %1$s, lag 0"
                    .formatted(avro.recordsServed()));
      }
      assertThat(Command.processesOf(folder)).isEmpty();
    }
  }

  @Test
  void shouldStartAgainWhatIsKilledAndLoseNothing() throws Exception {
    try (SampleSource source = new SampleSource(SampleSourceConfig.DEFAULT.seed("kill"))) {
      // Given
      Path data = folder.resolve("data");
      Path manifest = People.manifest(folder, "people", source.url() + "?results=100");
      Files.writeString(
          manifest, Files.readString(manifest).replace("interval: 1s ", "interval: 100ms "));
      try (Command up =
          Command.start(folder, "local", "up", "-f", manifest, "--data", data, "--for", "25s")) {
        up.awaitOutput("first row");

        // When
        for (String component : List.of("streaming job", "Cassandra")) {
          Command.signal("KILL", Command.component(data, component));
        }

        // Then
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output())
            .containsPattern("streaming job +ended with exit code 137; starting it again")
            .containsPattern("Cassandra +ended with exit code 137; starting it again")
            .contains("created_users has %s rows".formatted(source.recordsServed()))
            .contains("lag 0");
      }
      assertThat(Command.processesOf(data)).isEmpty();
    }
  }

  @Test
  void shouldFailAndSayWhyWhenNoRowArrives() throws Exception {
    try (SampleSource source = new SampleSource()) {
      // Given
      source.behave(Behaviour.failing(500));
      Path manifest = People.manifest(folder, "people", source.url() + "?results=10");

      // When
      Command up =
          Command.run(folder, "local", "up", "-f", manifest, "--data", "data", "--for", "10s");

      // Then
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.output())
          .contains("the producer ended with exit code 1")
          .contains("500")
          .contains("fetched 0, delivered 0, dead-lettered 0, written 0");
      assertThat(Command.processesOf(folder)).isEmpty();
    }
  }

  static List<Arguments> interruptions() {
    Arguments killed = Arguments.of("KILL", 137, "Kafka  ");
    // At different moments: while it starts, and while it runs
    return Soak.points(
        List.of(Arguments.of("INT", 130, "Kafka  "), Arguments.of("HUP", 129, "polls for"), killed),
        List.of(killed));
  }

  @SoakTest
  @MethodSource("interruptions")
  void shouldLeaveNoProcessBehindWhenItIsInterruptedOrKilled(
      String signal, int exitCode, String moment) throws Exception {
    try (SampleSource source = new SampleSource()) {
      // Given
      Path manifest = People.manifest(folder, "people", source.url() + "?results=10");
      Path data = folder.resolve("data");
      try (Command up =
          Command.start(folder, "local", "up", "-f", manifest, "--data", data, "--keep")) {
        up.awaitOutput(moment);

        // When
        up.signal(signal);

        // Then
        assertThat(up.exitCode()).isEqualTo(exitCode);
        await()
            .atMost(Command.PATIENCE)
            .untilAsserted(() -> assertThat(Command.processesOf(data)).isEmpty());
      }
    }
  }

  /** The first people of the same seed, from a separate source without other clients. */
  private static JsonNode peopleAgain(int count) throws Exception {
    try (SampleSource twin = new SampleSource(SampleSourceConfig.DEFAULT.seed("twelve"));
        InputStream answer =
            URI.create("%s?results=%s".formatted(twin.url(), count)).toURL().openStream()) {
      return JSON.readTree(answer).path("results");
    }
  }

  private static Map<UUID, Row> rows(Path data, String table) throws Exception {
    int port = Command.state(data).path("ports").path("CASSANDRA").asInt();
    Map<UUID, Row> rows = new HashMap<>();
    try (CqlSession session =
        CqlSession.builder()
            .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .withLocalDatacenter("datacenter1")
            .build()) {
      session.execute("SELECT * FROM " + table).forEach(row -> rows.put(row.getUuid("id"), row));
    }
    return rows;
  }

  /**
   * Installs a fake kubectl that returns the resources of a pipeline, of a tenant with the same
   * table, and a Secret.
   */
  private void kubectl(Path manifest, int port) throws Exception {
    JsonNode resource = new YAMLMapper().readTree(manifest.toFile());
    ObjectNode tenant = resource.deepCopy();
    tenant.withObject("/spec/platformRef").put("name", "people");
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("kubectl");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case "$*" in
          "--namespace shop get streamingpipelines people "*) cat '%s' ;;
          "--namespace shop get streamingpipelines tenant "*) cat '%s' ;;
          "--namespace shop get secret people-cassandra "*) echo '{"data": {"username": "dXNlcg==", "password": "c2VjcmV0"}}' ;;
          "--namespace shop port-forward pod/people-cassandra-0 :9042 "*) echo 'Forwarding from 127.0.0.1:%s -> 9042'; exec sleep 100 ;;
          *) echo "there is no $3" >&2; exit 1 ;;
        esac
        """
            .formatted(
                Files.writeString(folder.resolve("people.json"), resource.toString()),
                Files.writeString(folder.resolve("tenant.json"), tenant.toString()),
                port));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
