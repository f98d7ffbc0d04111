package dev.streamingpipeline.operator;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.fixtures.Soak;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator restores what somebody else changes or deletes of a pipeline's objects. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class DriftIT {
  static List<Integer> objectsOfEachKind() {
    return Soak.points(List.of(Integer.MAX_VALUE), List.of(1));
  }

  @SoakTest
  @MethodSource("objectsOfEachKind")
  void shouldRestoreObjectsThatWereChangedOrDeleted(int objectsOfEachKind) throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();
      Map<String, HasMetadata> before = harness.objects("users");
      List<HasMetadata> some =
          before.values().stream().collect(groupingBy(HasMetadata::getKind)).values().stream()
              .flatMap(ofOneKind -> ofOneKind.stream().limit(objectsOfEachKind))
              .toList();

      for (HasMetadata object : some) {
        // When one is changed
        String name = object.getKind() + "/" + object.getMetadata().getName();
        await()
            .atMost(Harness.PATIENCE)
            // The operator may write at the same time: a conflict
            .ignoreException(KubernetesClientException.class)
            .until(
                () ->
                    harness
                            .client()
                            .resource(harness.objects("users").get(name))
                            .edit(DriftIT::damaged)
                        != null);

        // Then
        await(name + " is repaired")
            .atMost(Harness.PATIENCE)
            .untilAsserted(() -> assertThat(content(harness, name)).isEqualTo(content(object)));

        // When it is deleted
        harness.client().resource(object).delete();

        // Then
        await(name + " is back")
            .atMost(Harness.PATIENCE)
            .untilAsserted(() -> assertThat(harness.objects("users")).containsKey(name));
      }
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldKeepAPasswordUntilItsSecretIsDeleted() throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();
      Secret secret = secret(harness).orElseThrow();
      String nodes = configuration(harness);

      // When it loses the labels that its informer selects, or a value
      harness.client().resource(secret).edit(DriftIT::unlabelled);
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> secret(harness).map(Secret::getData).equals(Optional.of(secret.getData())));
      harness
          .client()
          .resource(secret(harness).orElseThrow())
          .edit(
              incomplete -> {
                incomplete.getData().remove("username");
                return incomplete;
              });

      // Then it has them back, and no pod restarts
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> secret(harness).map(Secret::getData).equals(Optional.of(secret.getData())));
      harness.settle();
      assertThat(configuration(harness)).isEqualTo(nodes);

      // When it is deleted
      harness.client().resource(secret).delete();

      // Then there is another password, and the nodes restart with it
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> !configuration(harness).equals(nodes) && secret(harness).isPresent());
      assertThat(secret(harness).orElseThrow().getData().get("password"))
          .isNotEqualTo(secret.getData().get("password"));
      harness.awaitServing("users");
    }
  }

  /** The object with other labels, and without what its pods or clients need. */
  private static HasMetadata damaged(HasMetadata object) {
    object.getMetadata().getLabels().put(Labels.COMPONENT, "something-else");
    if (object instanceof ConfigMap map && map.getData() != null) {
      map.getData().replaceAll((file, text) -> "");
    } else if (object instanceof Service service) {
      service.getSpec().getSelector().clear();
    } else if (object instanceof StatefulSet set) {
      set.getSpec().setReplicas(0);
    }
    return object;
  }

  private static Secret unlabelled(Secret secret) {
    secret.getMetadata().getLabels().clear();
    return secret;
  }

  private static Optional<Secret> secret(Harness harness) {
    return Optional.ofNullable((Secret) harness.objects("users").get("Secret/users-cassandra"));
  }

  private static String configuration(Harness harness) {
    return ((StatefulSet) harness.objects("users").get("StatefulSet/users-cassandra"))
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .get(PodTemplateCustomizer.CONFIGURATION);
  }

  private static Object content(Harness harness, String name) {
    HasMetadata object = harness.objects("users").get(name);
    return object == null ? null : content(object);
  }

  /** The parts of an object that {@link #damaged} changes. */
  private static Object content(HasMetadata object) {
    Object data =
        object instanceof ConfigMap map
            ? map.getData()
            : object instanceof Secret secret
                ? secret.getData()
                : object instanceof Service service
                    ? service.getSpec().getSelector()
                    : object instanceof StatefulSet set ? set.getSpec().getReplicas() : "";
    return Map.of("labels", object.getMetadata().getLabels(), "data", data);
  }
}
