package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.runtimes.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Users on a real broker that requires a login and denies everything by default. */
@ExtendWith(SystemsExtension.class)
@Timeout(300)
class KafkaUsersIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String USERS =
      """
      [{"name": "users-producer", "acls": [
          {"resource": {"type": "topic", "name": "%s", "patternType": "literal"}, "operations": ["Describe", "Write"]},
          {"resource": {"type": "group", "name": "some-", "patternType": "prefix"}, "operations": ["Describe", "Read"]},
          {"resource": {"type": "cluster"}, "operations": ["Describe"]}]}]
      """;

  @TempDir private Path folder;
  private static KafkaBroker broker;
  private static String clients;

  @BeforeAll
  static void start(Systems systems) throws Exception {
    int port = FreePorts.pick();
    int clientPort = FreePorts.pick();
    clients = "127.0.0.1:" + clientPort;
    String listeners = "PLAINTEXT://127.0.0.1:%s,SASL_PLAINTEXT://%s".formatted(port, clients);
    broker =
        systems.kafka(
            port,
            Map.of(
                "listeners", listeners,
                "advertised.listeners", listeners,
                "sasl.enabled.mechanisms", "SCRAM-SHA-512",
                "listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "authorizer.class.name", "kafka.security.authorizer.AclAuthorizer",
                "super.users", "User:ANONYMOUS"));
    broker.start();
    broker.awaitReady(LIMIT);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin
          .createTopics(
              List.of(new NewTopic("mine", 1, (short) 1), new NewTopic("other", 1, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterAll
  static void stop() {
    broker.process().kill();
  }

  @Test
  void shouldGrantAUserItsAclsAndNothingElse() throws Exception {
    // When
    make("mine", "first");

    // Then
    send("mine", "first");
    assertThatThrownBy(() -> send("other", "first"))
        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> send("mine", "guessed"))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);

    // When password and ACLs change
    make("other", "second");

    // Then the former ones no longer work
    send("other", "second");
    assertThatThrownBy(() -> send("mine", "second"))
        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> send("other", "first"))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);

    // And another run changes nothing
    make("other", "second");
    send("other", "second");
  }

  @Test
  void shouldReportAMissingPassword() throws Exception {
    // Given
    Map<String, String> variables = variables("mine", "first");
    Files.delete(folder.resolve("passwords").resolve("users-producer"));
    ProvisionerProgram program = new ProvisionerProgram(folder);

    // Then
    assertThat(program.start(KafkaUsersMain.class, variables).waitFor()).isEqualTo(2);
    assertThat(program.errors())
        .contains("KAFKA_PASSWORDS_FOLDER has no password for user users-producer");
  }

  @Test
  void shouldRejectBrokersWithoutAnAuthorizer(Systems systems) throws Exception {
    // Given
    Map<String, String> variables = variables("mine", "first");
    variables.put(
        "KAFKA_BOOTSTRAP_SERVERS",
        systems.variables(PipelineDraft.named("users")).get("KAFKA_BOOTSTRAP_SERVERS"));
    ProvisionerProgram program = new ProvisionerProgram(folder);

    // Then
    assertThat(program.start(KafkaUsersMain.class, variables).waitFor()).isEqualTo(2);
    assertThat(program.errors()).contains("it has no authorizer");
  }

  private void make(String topic, String password) throws Exception {
    ProvisionerProgram program = new ProvisionerProgram(folder);
    int code = program.start(KafkaUsersMain.class, variables(topic, password)).waitFor();
    assertThat(code).as(program.errors()).isZero();
    assertThat(program.output()).containsExactly("users [users-producer]");
    assertThat(program.errors()).doesNotContain(password);
  }

  private Map<String, String> variables(String topic, String password) throws Exception {
    Path users = Files.writeString(folder.resolve("users.json"), USERS.formatted(topic));
    Path passwords = Files.createDirectories(folder.resolve("passwords"));
    Files.writeString(passwords.resolve("users-producer"), password);
    Map<String, String> variables = new HashMap<>();
    variables.put("KAFKA_BOOTSTRAP_SERVERS", broker.address());
    variables.put("KAFKA_USERS_FILE", users.toString());
    variables.put("KAFKA_PASSWORDS_FOLDER", passwords.toString());
    variables.put("PROVISION_TIMEOUT_SECONDS", "120");
    return variables;
  }

  private void send(String topic, String password) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            clients,
            "max.block.ms",
            20_000,
            "security.protocol",
            "SASL_PLAINTEXT",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"users-producer\" password=\"%s\";"
                .formatted(password));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "value")).get(30, TimeUnit.SECONDS);
    }
  }
}
