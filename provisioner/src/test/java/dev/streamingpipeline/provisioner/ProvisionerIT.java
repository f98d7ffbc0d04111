package dev.streamingpipeline.provisioner;

import static dev.streamingpipeline.provisioner.Observer.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SystemsExtension.class)
@Timeout(300)
class ProvisionerIT {
  private Systems systems;
  private Observer observer;

  @BeforeEach
  void use(Systems running) {
    systems = running;
    observer = running.observer();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro"})
  void shouldCreateOnceAndThenApplyAdditiveChanges(String format) {
    PipelineDraft draft = PipelineDraft.named("grow_" + format).format(format);

    ProvisioningResult first = systems.provision(draft);

    String name = draft.name();
    assertThat(first.created())
        .containsExactlyInAnyOrder(
            "topic " + name,
            "topic " + name + ".dlq",
            "subject " + name + "-value",
            "keyspace " + name,
            "table " + name + ".records");
    assertThat(first.changed()).isEmpty();
    assertThat(first.unchanged()).isEmpty();
    assertThat(observer.partitions(name)).isEqualTo(3);
    assertThat(observer.partitions(name + ".dlq")).isEqualTo(1);
    assertThat(observer.settings(name))
        .isEqualTo(
            Map.of(
                "retention.ms", "604800000",
                "cleanup.policy", "delete",
                "max.message.bytes", "4194304",
                "min.insync.replicas", "1"));
    assertThat(observer.settings(name + ".dlq"))
        .containsEntry("retention.ms", "2592000000")
        .containsEntry("max.message.bytes", "17825792");
    assertThat(observer.get("/config/" + name + "-value")).contains("BACKWARD");
    assertThat(observer.columns(name))
        .isEqualTo(Map.of("id", "uuid", "first_name", "text", "age", "int"));

    // When it runs again, then nothing changes
    Map<String, String> before = observer.everything(draft);
    ProvisioningResult second = systems.provision(draft);
    assertThat(second.created()).isEmpty();
    assertThat(second.changed()).isEmpty();
    assertThat(second.unchanged()).containsExactlyInAnyOrderElementsOf(first.created());
    assertThat(observer.everything(draft)).isEqualTo(before).containsEntry("versions", "[1]");

    // When the declaration grows, then the actual state follows
    ProvisioningResult third =
        systems.provision(
            draft
                .fields("id uuid", "first_name string", "age int?", "seen timestamp?")
                .topic("partitions: 5, retention: 1h"));
    assertThat(third.changed())
        .containsExactlyInAnyOrder(
            "subject " + name + "-value: schema: new seen",
            "topic " + name + ": partitions 3 -> 5",
            "topic " + name + ": retention.ms 604800000 -> 3600000",
            "table " + name + ".records: new column seen timestamp");
    assertThat(third.unchanged())
        .containsExactlyInAnyOrder("topic " + name + ".dlq", "keyspace " + name);
    assertThat(observer.get("/subjects/" + name + "-value/versions")).isEqualTo("[1,2]");
    assertThat(observer.get("/subjects/" + name + "-value/versions/latest")).contains("seen");
    assertThat(observer.columns(name)).containsEntry("seen", "timestamp");
    assertThat(observer.partitions(name)).isEqualTo(5);
    assertThat(observer.settings(name)).containsEntry("retention.ms", "3600000");
  }

  @Test
  void shouldAdoptExistingResources() {
    PipelineDraft draft = PipelineDraft.named("others");
    await(
        () ->
            observer
                .kafka()
                .createTopics(
                    List.of(
                        new NewTopic("others", 1, (short) 1)
                            .configs(Map.of("segment.ms", "7200000"))))
                .all()
                .get());
    observer.post(
        "/subjects/others-value/versions",
        """
        {"schemaType": "JSON", "schema": "{\\n \\"$schema\\": \
        \\"http://json-schema.org/draft-07/schema#\\", \\"title\\": \\"others\\", \\"type\\": \
        \\"object\\", \\"additionalProperties\\": false, \\"required\\": [\\"first_name\\", \
        \\"id\\"], \\"properties\\": {\\"age\\": {\\"type\\": \\"integer\\", \\"format\\": \
        \\"int32\\"}, \\"first_name\\": {\\"type\\": \\"string\\"}, \\"id\\": {\\"type\\": \
        \\"string\\", \\"format\\": \\"uuid\\"}}}"}
        """);
    observer
        .cassandra()
        .execute(
            "CREATE KEYSPACE others WITH replication ="
                + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
    observer
        .cassandra()
        .execute("CREATE TABLE others.records (id uuid PRIMARY KEY, first_name text, note text)");

    ProvisioningResult result = systems.provision(draft);

    assertThat(result.created()).containsExactly("topic others.dlq");
    assertThat(result.changed())
        .contains(
            "subject others-value: compatibility NONE -> BACKWARD",
            "topic others: partitions 1 -> 3",
            "table others.records: new column age int");
    assertThat(observer.settings("others")).containsEntry("segment.ms", "7200000");
    // The same schema again, in the exact text that producers look up
    assertThat(observer.get("/subjects/others-value/versions")).isEqualTo("[1,2]");
    assertThat(observer.columns("others")).containsEntry("note", "text");
  }

  @Test
  void shouldWorkBesideAConcurrentProvisioner() throws Exception {
    PipelineDraft draft = PipelineDraft.named("beside");
    PipelineDraft grown =
        draft
            .fields("id uuid", "first_name string", "age int?", "seen timestamp?")
            .topic("partitions: 4, retention: 2h");

    List<String> created = new ArrayList<>();
    for (ProvisioningResult result : atOnce(draft)) {
      created.addAll(result.created());
    }
    assertThat(created)
        .contains(
            "topic beside", "subject beside-value", "keyspace beside", "table beside.records");
    atOnce(grown);

    ProvisioningResult last = systems.provision(grown);
    assertThat(last.created()).isEmpty();
    assertThat(last.changed()).isEmpty();
    assertThat(observer.partitions("beside")).isEqualTo(4);
    assertThat(observer.columns("beside")).containsKey("seen");
  }

  private List<ProvisioningResult> atOnce(PipelineDraft draft) throws Exception {
    int provisioners = 2;
    CyclicBarrier barrier = new CyclicBarrier(provisioners);
    Callable<ProvisioningResult> provisioner =
        () -> {
          barrier.await();
          return systems.provision(draft);
        };
    ExecutorService threads = Executors.newFixedThreadPool(provisioners);
    try {
      List<ProvisioningResult> results = new ArrayList<>();
      for (Future<ProvisioningResult> future :
          threads.invokeAll(Stream.generate(() -> provisioner).limit(provisioners).toList())) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
