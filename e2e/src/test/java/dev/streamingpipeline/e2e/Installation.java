package dev.streamingpipeline.e2e;

import dev.streamingpipeline.cluster.ThrowawayCluster;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The operator, installed like by a user from the manifest of this repository. */
final class Installation {
  private static final Path MANIFEST = Path.of("../manifests/install.yaml");

  private final ThrowawayCluster cluster;
  private final KubernetesClient client;

  Installation(ThrowawayCluster cluster) {
    this.cluster = cluster;
    this.client = cluster.client();
  }

  /** Applies the operator's manifest and waits until it is ready. */
  void apply() throws IOException {
    for (HasMetadata object : load()) {
      if (object instanceof Deployment deployment && Images.fromPackages()) {
        List<EnvVar> environment =
            deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv();
        environment.removeIf(variable -> variable.getName().equals("IMAGES_FROM"));
        environment.add(new EnvVarBuilder().withName("IMAGES_FROM").withValue("packages").build());
      }
      at(object).forceConflicts().serverSideApply();
    }
    for (HasMetadata object : load()) {
      if (object instanceof Deployment deployment) {
        at(deployment).waitUntilReady(120, TimeUnit.SECONDS);
      }
    }
  }

  /** Deploys the same operator under another tag of its image, like an upgrade. */
  void upgrade() throws IOException {
    for (HasMetadata object : load()) {
      if (object instanceof Deployment deployment) {
        var running = client.resource(deployment).inNamespace(namespaceOf(deployment)).get();
        String image = running.getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
        String another = image.substring(0, image.lastIndexOf(':')) + ":another";
        cluster.onNode(
            "ctr --namespace k8s.io images tag docker.io/%s docker.io/%s"
                .formatted(image, another));
        running.getSpec().getTemplate().getSpec().getContainers().get(0).setImage(another);
        running.getMetadata().setManagedFields(null);
        client.resource(running).inNamespace(namespaceOf(deployment)).update();
        client
            .apps()
            .deployments()
            .inNamespace(namespaceOf(deployment))
            .withName(deployment.getMetadata().getName())
            .waitUntilCondition(
                now ->
                    now.getStatus()
                            .getObservedGeneration()
                            .equals(now.getMetadata().getGeneration())
                        && Integer.valueOf(1).equals(now.getStatus().getUpdatedReplicas())
                        && Integer.valueOf(1).equals(now.getStatus().getReadyReplicas())
                        && Integer.valueOf(1).equals(now.getStatus().getReplicas()),
                2,
                TimeUnit.MINUTES);
      }
    }
  }

  /**
   * Deletes everything in the operator's manifest, including the CRD, and waits until its namespace
   * is gone.
   */
  void uninstall() throws IOException {
    List<HasMetadata> objects = new ArrayList<>(load());
    Collections.reverse(objects);
    objects.forEach(object -> at(object).delete());
    for (HasMetadata object : objects) {
      if (object instanceof Namespace) {
        at(object).waitUntilCondition(Objects::isNull, 2, TimeUnit.MINUTES);
      }
    }
  }

  /**
   * Kind and name of all objects of any kind with a label, in the test's namespace or
   * cluster-scoped.
   */
  List<String> left(String label) {
    List<String> found = new ArrayList<>();
    for (APIGroup group : client.getApiGroups().getGroups()) {
      found.addAll(left(group.getPreferredVersion().getGroupVersion(), label));
    }
    found.addAll(left("v1", label));
    return found;
  }

  private List<String> left(String apiVersion, String label) {
    return client.getApiResources(apiVersion).getResources().stream()
        .filter(kind -> kind.getVerbs().contains("list") && !kind.getName().contains("/"))
        .flatMap(
            kind -> {
              var all = client.genericKubernetesResources(apiVersion, kind.getKind());
              return (kind.getNamespaced() ? all.inNamespace(client.getNamespace()) : all)
                  .withLabelSelector(label).list().getItems().stream();
            })
        .map(object -> object.getKind() + "/" + object.getMetadata().getName())
        .toList();
  }

  private static String namespaceOf(HasMetadata object) {
    return object.getMetadata().getNamespace();
  }

  /** The object in the namespace of its manifest, not in the test's. */
  private Resource<HasMetadata> at(HasMetadata object) {
    var resource = client.resource(object);
    String namespace = object.getMetadata().getNamespace();
    return namespace == null ? resource : resource.inNamespace(namespace);
  }

  private List<HasMetadata> load() throws IOException {
    try (InputStream in = Files.newInputStream(MANIFEST)) {
      return client.load(in).items();
    }
  }
}
