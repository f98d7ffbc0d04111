package dev.streamingpipeline.operator.apiserver;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Strimzi's CRDs, which are cluster-scoped. */
public enum StrimziCrds {
  /** Those of Strimzi 0.45, generated from its classes by its own generator. */
  OF_0_45("v1beta2", Path.of("target", "strimzi")),
  /** Those of Strimzi 1.2, reduced to Kafka and its node pools. */
  OF_1_2("v1", Path.of("src", "test", "resources", "strimzi-1.2"));

  private static final List<String> PLURALS = List.of("kafkas", "kafkanodepools", "kafkausers");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String version;

  /** From the module's folder. */
  private final Path folder;

  StrimziCrds(String version, Path folder) {
    this.version = version;
    this.folder = folder;
  }

  /** {@code kafka.strimzi.io/v1}, for example. */
  public String apiVersion() {
    return "kafka.strimzi.io/" + version;
  }

  /** Installs them and waits until the API server serves the kinds. */
  public void install(KubernetesClient client) {
    for (String plural : PLURALS) {
      try {
        String definition = Files.readString(folder.resolve(plural + ".yaml"));
        client
            .resource(
                client
                    .getKubernetesSerialization()
                    .unmarshal(definition, CustomResourceDefinition.class))
            .serverSideApply();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    await(apiVersion())
        .atMost(PATIENCE)
        .until(
            () -> {
              APIResourceList resources = client.getApiResources(apiVersion());
              return resources != null
                  && resources.getResources().stream()
                      .map(resource -> resource.getName())
                      .toList()
                      .containsAll(PLURALS);
            });
  }

  /**
   * Deletes them with all their resources, and waits until the API server no longer serves the
   * kinds.
   */
  public static void uninstall(KubernetesClient client) {
    for (String plural : PLURALS) {
      client
          .apiextensions()
          .v1()
          .customResourceDefinitions()
          .withName(plural + ".kafka.strimzi.io")
          .delete();
    }
    for (StrimziCrds crds : values()) {
      await("no " + crds.apiVersion())
          .atMost(PATIENCE)
          .until(() -> client.getApiResources(crds.apiVersion()) == null);
    }
  }
}
