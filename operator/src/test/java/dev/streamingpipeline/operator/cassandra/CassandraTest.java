package dev.streamingpipeline.operator.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.ComponentImages;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.Readinesses;
import dev.streamingpipeline.operator.common.Observed;
import dev.streamingpipeline.operator.common.PodEdit;
import dev.streamingpipeline.operator.readiness.ComponentState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CassandraTest {
  @Test
  void shouldNameNodesAsContactPointsAndNotTheService() throws Exception {
    assertThat(CassandraService.contactPointsFor(pipeline("users")))
        .isEqualTo("users-cassandra-0.users-cassandra.streams.svc:9042");
    assertThat(CassandraService.contactPointsFor(pipeline("three-nodes")))
        .isEqualTo(
            "orders-cassandra-0.orders-cassandra.streams.svc:9042,"
                + "orders-cassandra-1.orders-cassandra.streams.svc:9042,"
                + "orders-cassandra-2.orders-cassandra.streams.svc:9042");
  }

  @Test
  void shouldStartNodesAnewWhenTheSecretHasAnotherPassword() throws Exception {
    Secret secret = new CassandraSecret().desired(pipeline("users"));
    Secret another = new SecretBuilder(secret).addToData("password", "YW5vdGhlcg==").build();

    assertThat(fingerprint(pipeline("users", secret)))
        .isEqualTo(fingerprint(pipeline("users", secret)))
        .isNotEqualTo(fingerprint(pipeline("users", another)));
  }

  @Test
  void shouldNotServeBeforeItKnowsTheNewPassword() throws Exception {
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
  void shouldNotStartTheFirstNodeAnewWhenOthersJoinIt() throws Exception {
    StatefulSet three = new CassandraStatefulSet().desired(pipeline("three-nodes"));
    three.getSpec().setReplicas(4);

    StatefulSet four = new CassandraStatefulSet().desired(pipeline("three-nodes", three));

    assertThat(four.getSpec().getReplicas()).isEqualTo(4);
    assertThat(four.getSpec().getTemplate()).isEqualTo(three.getSpec().getTemplate());
  }

  @Test
  void shouldKeepNodesThatHoldRowsAndSaySo() throws Exception {
    StatefulSet existing = new CassandraStatefulSet().desired(pipeline("three-nodes"));
    existing.getSpec().setReplicas(5);

    ComponentState state = state("three-nodes", existing);

    assertThat(state.progress()).isEqualTo(ComponentState.Progress.STALLED);
    assertThat(state.message())
        .startsWith("spec.cassandra.replicas is 3, and 5 nodes hold rows")
        .contains("set it to 5, or");
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
        .get(PodEdit.CONFIGURATION);
  }

  private static PipelineContext pipeline(String golden, HasMetadata... observed) throws Exception {
    return new PipelineContext(
        PipelineManifest.read(Path.of("src/test/resources/golden", golden + ".yaml")),
        "streams",
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        Readinesses::of,
        Observed.of(List.of(observed)));
  }
}
