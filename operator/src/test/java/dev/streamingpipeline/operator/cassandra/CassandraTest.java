package dev.streamingpipeline.operator.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CassandraTest {
  @Test
  void shouldUseNodesAsContactPointsAndNotTheService() throws Exception {
    assertThat(CassandraService.contactPointsFor(pipeline("users")))
        .isEqualTo("users-cassandra-0.users-cassandra.streams.svc:9042");
    assertThat(CassandraService.contactPointsFor(pipeline("three-nodes")))
        .isEqualTo(
            "users-cassandra-0.users-cassandra.streams.svc:9042,"
                + "users-cassandra-1.users-cassandra.streams.svc:9042,"
                + "users-cassandra-2.users-cassandra.streams.svc:9042");
  }

  @Test
  void shouldRestartNodesWhenThePasswordChanges() throws Exception {
    Secret secret = new CassandraSecret().desired(pipeline("users"));
    Secret another = new SecretBuilder(secret).addToData("password", "YW5vdGhlcg==").build();

    assertThat(fingerprint(pipeline("users", secret)))
        .isEqualTo(fingerprint(pipeline("users", secret)))
        .isNotEqualTo(fingerprint(pipeline("users", another)));
  }

  @Test
  void shouldNotBeReadyBeforeItHasTheNewPassword() throws Exception {
    Secret secret = new CassandraSecret().desired(pipeline("users"));
    Secret another = new SecretBuilder(secret).addToData("password", "YW5vdGhlcg==").build();
    StatefulSet serving = new CassandraStatefulSet().desired(pipeline("users", secret));
    serving.getMetadata().setGeneration(1L);
    serving.setStatus(
        new StatefulSetStatusBuilder()
            .withObservedGeneration(1L)
            .withReplicas(1)
            .withReadyReplicas(1)
            .withUpdatedReplicas(1)
            .build());

    assertThat(state("users", serving, secret).isReady()).isTrue();
    assertThat(state("users", serving, another).isReady()).isFalse();
    assertThat(state("users", serving).isReady()).isFalse();
  }

  @Test
  void shouldNotRestartTheFirstNodeWhenOthersJoin() throws Exception {
    StatefulSet three = new CassandraStatefulSet().desired(pipeline("three-nodes"));
    three.getSpec().setReplicas(4);

    StatefulSet four = new CassandraStatefulSet().desired(pipeline("three-nodes", three));

    assertThat(four.getSpec().getReplicas()).isEqualTo(4);
    assertThat(four.getSpec().getTemplate()).isEqualTo(three.getSpec().getTemplate());
  }

  @Test
  void shouldDecommissionTheLastNodeAndKeepItsPodMeanwhile() throws Exception {
    StatefulSet five = existing(5, 3);

    assertThat(members("three-nodes", five)).isEqualTo("4\n");
    assertThat(new CassandraStatefulSet().desired(pipeline("three-nodes", five)).getSpec())
        .isEqualTo(five.getSpec());
    assertThat(state("three-nodes", five).progress()).isEqualTo(ComponentState.Progress.WORKING);
    assertThat(state("three-nodes", five).message())
        .startsWith("Node users-cassandra-4 is being decommissioned");
  }

  @Test
  void shouldNotGiveClientsTheAddressOfALeavingNode() throws Exception {
    assertThat(CassandraService.contactPointsFor(pipeline("users", existing(2, 1))))
        .isEqualTo("users-cassandra-0.users-cassandra.streams.svc:9042");
  }

  @Test
  void shouldRemoveThePodOfANodeThatHasLeft() throws Exception {
    StatefulSet five = existing(5, 3);
    Pod left = pod("users-cassandra-4", "running: {}", CassandraRing.LEFT);

    assertThat(replicas("three-nodes", five, left)).isEqualTo(4);
    assertThat(members("three-nodes", five, left)).isEqualTo("4\n");

    // Then the next one is decommissioned
    assertThat(members("three-nodes", existing(4, 3))).isEqualTo("3\n");
  }

  @Test
  void shouldRemoveNoPodForAnyOtherMessage() throws Exception {
    StatefulSet five = existing(5, 3);

    assertThat(replicas("three-nodes", five, pod("users-cassandra-4", "running: {}", "Killed")))
        .isEqualTo(5);
    // The message of an earlier container
    assertThat(
            replicas(
                "three-nodes",
                five,
                pod(
                    "users-cassandra-4",
                    "terminated: {exitCode: 0, message: Joins the ring again}",
                    CassandraRing.LEFT)))
        .isEqualTo(5);
    // The message of another node
    assertThat(
            replicas(
                "three-nodes", five, pod("users-cassandra-3", "running: {}", CassandraRing.LEFT)))
        .isEqualTo(5);
  }

  @Test
  void shouldKeepAsManyNodesAsTheReplicationFactor() throws Exception {
    StatefulSet two = existing(2, 2);

    assertThat(members("users", two)).isEqualTo("2\n");
    assertThat(state("users", two).progress()).isEqualTo(ComponentState.Progress.STALLED);
    assertThat(state("users", two).message())
        .isEqualTo(
            "spec.cassandra.replicas is 1, but the replication factor is 2 on 2 nodes; set it to 2 or more");
  }

  @Test
  void shouldKeepTheInitialReplicationFactor() throws Exception {
    StatefulSet first = new CassandraStatefulSet().desired(pipeline("users"));

    StatefulSet later = new CassandraStatefulSet().desired(pipeline("three-nodes", existing(3, 1)));

    assertThat(copies(first)).isEqualTo("1");
    assertThat(copies(later)).isEqualTo("1");
  }

  @Test
  void shouldWaitForTheMessageThatTheNodeWrites() throws Exception {
    assertThat(new CassandraConfigMap().desired(pipeline("users")).getData().get("node.sh"))
        .contains("end \"" + CassandraRing.LEFT + "\"");
  }

  /** A StatefulSet that exists: of case users for up to two nodes, else of three-nodes. */
  private static StatefulSet existing(int nodes, int copies) throws Exception {
    StatefulSet set =
        new CassandraStatefulSet().desired(pipeline(nodes > 2 ? "three-nodes" : "users"));
    set.getSpec().setReplicas(nodes);
    set.getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .put(CassandraRing.COPIES, Integer.toString(copies));
    return set;
  }

  private static Pod pod(String name, String state, String lastWord) {
    return Serialization.unmarshal(
        """
        kind: Pod
        metadata: {name: %s}
        status:
          containerStatuses:
            - name: cassandra
              state: {%s}
              lastState: {terminated: {exitCode: 0, message: "%s\\n"}}
        """
            .formatted(name, state, lastWord),
        Pod.class);
  }

  private static int replicas(String golden, HasMetadata... observed) throws Exception {
    return new CassandraStatefulSet().desired(pipeline(golden, observed)).getSpec().getReplicas();
  }

  private static String members(String golden, HasMetadata... observed) throws Exception {
    return new CassandraConfigMap().desired(pipeline(golden, observed)).getData().get("members");
  }

  private static String copies(StatefulSet set) {
    return set.getSpec().getTemplate().getMetadata().getAnnotations().get(CassandraRing.COPIES);
  }

  private static ComponentState state(String golden, HasMetadata... observed) throws Exception {
    return new CassandraReadiness().of(Component.CASSANDRA, pipeline(golden, observed));
  }

  private static String fingerprint(PipelineContext pipeline) {
    return new CassandraStatefulSet()
        .desired(pipeline)
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .get(PodTemplateCustomizer.CONFIGURATION);
  }

  private static PipelineContext pipeline(String golden, HasMetadata... observed) throws Exception {
    return new PipelineContext(
        PipelineManifest.read(Path.of("src/test/resources/golden", golden + ".yaml")),
        "streams",
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        Components.catalog(),
        ActualState.of(List.of(observed)));
  }
}
