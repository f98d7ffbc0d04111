package dev.streamingpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.cluster.ThrowawayCluster;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The operator and a pipeline as users deploy them: from the manifests of this repository. */
final class Deployed {
  static final Path EXAMPLE = Path.of("../manifests/examples/users-airgapped.yaml");
  private static final Path INSTALL = Path.of("../manifests/install.yaml");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration ANOTHER_POD = Duration.ofMinutes(4);

  private static final int SOURCE_PORT = 8080;

  /** Nothing runs them. */
  private static final Set<String> BUILT_UPON = Set.of("base", "jre");

  private final KubernetesClient client;

  private Deployed(ThrowawayCluster cluster) {
    this.client = cluster.client();
    client.getKubernetesSerialization().registerKubernetesResource(StreamingPipeline.class);
  }

  /**
   * The operator, serving, and a namespace that admits only restricted pods.
   *
   * @param unused names of images that the test does not run
   */
  static Deployed withOperator(ThrowawayCluster cluster, Set<String> unused) throws IOException {
    cluster.load(
        Images.references().entrySet().stream()
            .filter(image -> !BUILT_UPON.contains(image.getKey()))
            .filter(image -> !unused.contains(image.getKey()))
            .map(Map.Entry::getValue)
            .distinct()
            .toArray(String[]::new));
    cluster
        .client()
        .namespaces()
        .withName(cluster.namespace())
        .edit(
            namespace -> {
              namespace
                  .getMetadata()
                  .getLabels()
                  .put("pod-security.kubernetes.io/enforce", "restricted");
              return namespace;
            });
    Deployed deployed = new Deployed(cluster);
    deployed.operator();
    return deployed;
  }

  KubernetesClient client() {
    return client;
  }

  /** Applies the operator's manifest and waits until it serves. */
  private void operator() throws IOException {
    for (HasMetadata object : load(INSTALL)) {
      if (object instanceof Deployment deployment && Images.fromPackages()) {
        List<EnvVar> environment =
            deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv();
        environment.removeIf(variable -> variable.getName().equals("IMAGES_FROM"));
        environment.add(new EnvVarBuilder().withName("IMAGES_FROM").withValue("packages").build());
      }
      at(object).forceConflicts().serverSideApply();
    }
    for (HasMetadata object : load(INSTALL)) {
      if (object instanceof Deployment deployment) {
        at(deployment).waitUntilReady(120, TimeUnit.SECONDS);
      }
    }
  }

  /** Applies the example, with the changes of a test. The source remembers what it served. */
  void example(Consumer<HasMetadata> change) throws IOException {
    for (HasMetadata object : load(EXAMPLE)) {
      if (object instanceof Deployment source) {
        source
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .get(0)
            .getCommand()
            .add("--keep-served-ids");
      }
      change.accept(object);
      object.getMetadata().setNamespace(client.getNamespace());
      client.resource(object).forceConflicts().serverSideApply();
    }
  }

  /** Kills a pod, and waits for another one of its name that is as it should be. */
  void kill(String pod, Predicate<Pod> isThere) {
    Pod killed = client.pods().withName(pod).get();
    client.resource(killed).withGracePeriod(0).delete();
    await(pod + " is another one")
        .atMost(ANOTHER_POD)
        .until(
            () -> {
              Pod now = client.pods().withName(pod).get();
              return now != null
                  && !now.getMetadata().getUid().equals(killed.getMetadata().getUid())
                  && isThere.test(now);
            });
  }

  Optional<PipelineStatus> status(String pipeline) {
    return Optional.ofNullable(client.resources(StreamingPipeline.class).withName(pipeline).get())
        .map(StreamingPipeline::getStatus);
  }

  Optional<Condition> condition(String pipeline, String type) {
    return status(pipeline)
        .map(PipelineStatus::conditions)
        .flatMap(all -> all.stream().filter(c -> c.getType().equals(type)).findFirst());
  }

  void awaitCondition(String pipeline, String type, String status) {
    await(type + " of " + pipeline)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(condition(pipeline, type).map(Condition::getStatus))
                    .as("%s", condition(pipeline, type))
                    .hasValue(status));
  }

  /** What the source has served until now. */
  Set<String> servedIds() throws IOException {
    String pod =
        client
            .pods()
            .withLabel("app.kubernetes.io/name", "users-source")
            .list()
            .getItems()
            .get(0)
            .getMetadata()
            .getName();
    try (var forward = client.pods().withName(pod).portForward(SOURCE_PORT);
        InputStream in =
            URI.create("http://127.0.0.1:%d/served-ids".formatted(forward.getLocalPort()))
                .toURL()
                .openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toSet());
    }
  }

  /** In the namespace that its manifest names, not in the test's. */
  private Resource<HasMetadata> at(HasMetadata object) {
    var resource = client.resource(object);
    String namespace = object.getMetadata().getNamespace();
    return namespace == null ? resource : resource.inNamespace(namespace);
  }

  private List<HasMetadata> load(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return client.load(in).items();
    }
  }
}
