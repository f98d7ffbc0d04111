package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The released program: the jars of the distribution, in a separate process. */
@ExtendWith(SystemsExtension.class)
@Timeout(300)
class ProvisionerMainIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private ProvisionerProgram program;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    program = new ProvisionerProgram(folder);
  }

  @Test
  void shouldExitWith0AndOneLineOfJsonWhenDone(Systems systems) throws Exception {
    Map<String, String> variables = systems.variables(PipelineDraft.named("main_done"));

    assertThat(program.start(variables).waitFor()).as(program.errors()).isEqualTo(0);

    assertThat(program.output())
        .containsExactly(
            "{\"created\":[\"subject main_done-value\",\"topic main_done\",\"topic main_done.dlq\","
                + "\"keyspace main_done\",\"table main_done.records\"],\"changed\":[],"
                + "\"unchanged\":[]}");
    assertThat(program.errors())
        .contains("Created resource=\"topic main_done\"")
        .doesNotContain("WARN", "ERROR");
  }

  @Test
  void shouldExitWith2WhenSomethingIsRefused(Systems systems) throws Exception {
    PipelineDraft draft = PipelineDraft.named("main_refused");
    systems.provision(draft);
    Map<String, String> variables =
        systems.variables(
            draft
                .fields("id uuid", "first_name string", "age string?")
                .topic("partitions: 1, retention: 7d"));

    assertThat(program.start(variables).waitFor()).isEqualTo(2);

    assertThat(program.output()).isEmpty();
    assertThat(program.errors().lines())
        .containsSequence(
            "Refused, because only additive changes are safe:",
            "  subject main_refused-value: field 'age' was int and is declared string; existing"
                + " records have it as int. Set its type back to int, or declare an optional field of another"
                + " name",
            "  topic main_refused: has 3 partitions and spec.topic.partitions is 1; partitions can't"
                + " be removed. Set spec.topic.partitions to 3 or more",
            "  table main_refused.records: column 'age' is int and the field is declared string,"
                + " which needs text. Set the field's type back, rename the field, or declare"
                + " another spec.sink.cassandra.table");
  }

  @Test
  void shouldExitWith2WhenTheEnvironmentOrThePipelineIsWrong(Systems systems) throws Exception {
    Map<String, String> variables =
        systems.variables(PipelineDraft.named("main_wrong").sink("primaryKey: [nothing]"));

    assertThat(program.start(variables).waitFor()).isEqualTo(2);
    assertThat(program.errors()).contains("spec.sink.cassandra.primaryKey[0]");

    variables.remove("PIPELINE_FILE");
    assertThat(program.start(variables).waitFor()).isEqualTo(2);
    assertThat(program.errors()).contains("PIPELINE_FILE is not set");
  }

  @Test
  void shouldExitWith1WhenNoSystemIsReachable(Systems systems) throws Exception {
    List<Integer> ports = FreePorts.pick(3);
    Map<String, String> variables = systems.variables(PipelineDraft.named("main_nothing"));
    variables.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.get(0));
    variables.put("SCHEMA_REGISTRY_URL", "http://127.0.0.1:" + ports.get(1));
    variables.put("CASSANDRA_CONTACT_POINTS", "127.0.0.1:" + ports.get(2));
    variables.put("PROVISION_TIMEOUT_SECONDS", "4");

    assertThat(program.start(variables).waitFor()).isEqualTo(1);

    assertThat(program.output()).isEmpty();
    assertThat(program.errors())
        .endsWith(
            "Waiting for Kafka at 127.0.0.1:%s: connection refused (gave up after 4 s)%n"
                .formatted(ports.get(0)));
  }

  @Test
  void shouldReportThatItWaitsForTheRegistry(Systems systems) throws Exception {
    String url = "http://127.0.0.1:" + FreePorts.pick();
    Map<String, String> variables = systems.variables(PipelineDraft.named("main_no_registry"));
    variables.put("SCHEMA_REGISTRY_URL", url);

    Process provisioner = program.start(variables);

    awaitError("Waiting for Schema Registry at %s: connection refused".formatted(url));
    provisioner.destroyForcibly().waitFor();
  }

  @Test
  void shouldReportAnUnknownDatacenter(Systems systems) throws Exception {
    Map<String, String> variables = systems.variables(PipelineDraft.named("main_datacenter"));
    variables.put("CASSANDRA_DATACENTER", "elsewhere");

    Process provisioner = program.start(variables);

    awaitError("no node answers in datacenter elsewhere; the cluster has datacenter1");
    provisioner.destroyForcibly().waitFor();
  }

  @Test
  void shouldWaitForACassandraThatStartsLate(Systems systems) throws Exception {
    Cassandra late = systems.cassandra(FreePorts.pick());
    Map<String, String> variables = systems.variables(PipelineDraft.named("main_late"));
    variables.put("CASSANDRA_CONTACT_POINTS", late.address());
    Process provisioner = program.start(variables);
    awaitError("Waiting for Cassandra at %s: connection refused".formatted(late.address()));

    late.start();
    try {
      assertThat(provisioner.waitFor()).as(program.errors()).isEqualTo(0);
      assertThat(program.output().get(0)).contains("table main_late.records");
    } finally {
      late.process().kill();
    }
  }

  private void awaitError(String message) {
    await().atMost(LIMIT).untilAsserted(() -> assertThat(program.errors()).contains(message));
  }
}
