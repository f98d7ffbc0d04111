package dev.streamingpipeline.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.SaveImagesCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.output.FrameConsumerResultCallback;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Gives a test class its own namespace in a Kubernetes cluster that exists for the test run:
 *
 * <pre>{@code
 * @RegisterExtension static final ThrowawayCluster cluster = new ThrowawayCluster();
 * }</pre>
 *
 * <p>The cluster is a container: of the node image built from packages where Docker has it, else of
 * {@code rancher/k3s}. The system property {@value #IMAGE_PROPERTY} overrides the image. {@code
 * make e2e} ensures that one of them is present. The node image built from packages enforces no
 * NetworkPolicy.
 */
public final class ThrowawayCluster implements BeforeAllCallback, AfterAllCallback {
  /** The system property that names the image of the cluster's only node. */
  public static final String IMAGE_PROPERTY = "cluster.image";

  private static final Logger log = LoggerFactory.getLogger(ThrowawayCluster.class);
  private static final Duration STARTUP = Duration.ofMinutes(3);

  /** A changed ConfigMap or Secret reaches its pods within seconds; the default is a minute. */
  private static final String QUICK_VOLUMES = "--kubelet-arg=sync-frequency=5s";

  private final String shared;

  private RunningCluster running;
  private String namespace;

  /** With a separate namespace for the test class. */
  public ThrowawayCluster() {
    this(null);
  }

  private ThrowawayCluster(String shared) {
    this.shared = shared;
  }

  /**
   * With a namespace that test classes share by its name: each finds the resources that the
   * previous ones left.
   */
  public static ThrowawayCluster inNamespace(String name) {
    return new ThrowawayCluster(name);
  }

  /**
   * A client with the cluster administrator's credentials. Its default namespace is {@link
   * #namespace()}.
   */
  public KubernetesClient client() {
    return running.client.adapt(NamespacedKubernetesClient.class).inNamespace(namespace);
  }

  /** The namespace of this test class. It is deleted after its tests, unless classes share it. */
  public String namespace() {
    return namespace;
  }

  /** A kubeconfig in YAML, for kubectl, Helm and others on this machine. */
  public String kubeconfig() {
    return running.container.getKubeConfigYaml();
  }

  /** The name of a small image with a shell, which the cluster has or can pull. */
  public String busyboxImage() {
    return ClusterVersions.read().busyboxImage();
  }

  /**
   * Runs a shell script on the cluster's node, which sees the processes of all pods.
   *
   * @return its output
   * @throws IllegalStateException when it fails
   */
  public String onNode(String script) {
    return running.onNode(script);
  }

  /**
   * Loads images of this machine's Docker into the cluster, unless a previous test class did;
   * shared layers are copied once.
   *
   * @throws IllegalArgumentException if Docker has no image of that name
   */
  public void load(String... images) {
    running.load(List.of(images));
  }

  /**
   * Starts to load images that a later test class needs in the background. {@link #load} of the
   * same images waits for them.
   */
  public void beginToLoad(String... images) {
    Thread thread = new Thread(() -> running.load(List.of(images)), "image-load");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(ThrowawayCluster.class))
            .computeIfAbsent(
                RunningCluster.class, type -> RunningCluster.start(), RunningCluster.class);
    namespace = shared == null ? nameOf(context.getRequiredTestClass()) : shared;
    running
        .client
        .namespaces()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .createOr(NonDeletingOperation::patch);
    // Pods are rejected before the service account exists
    running
        .client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName("default")
        .waitUntilCondition(Objects::nonNull, 30, TimeUnit.SECONDS);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (shared == null && namespace != null) {
      running.client.namespaces().withName(namespace).delete();
    }
  }

  private static String nameOf(Class<?> test) {
    return test.getSimpleName().toLowerCase(Locale.ROOT)
        + "-"
        + Long.toString(System.nanoTime(), Character.MAX_RADIX);
  }

  /**
   * The container and its client: shared by all classes of a test run; JUnit closes it at the end.
   */
  private record RunningCluster(K3sContainer container, KubernetesClient client, Set<String> loaded)
      implements AutoCloseable {

    static RunningCluster start() {
      // K3sContainer's constructor needs the host's address, which in a container takes a
      // connection to Docker
      docker();
      String image = image();
      log.info("Starting a cluster from {}", image);
      K3sContainer container =
          new K3sContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s"))
              .withStartupTimeout(STARTUP);
      container.setCommandParts(
          Stream.concat(Stream.of(container.getCommandParts()), Stream.of(QUICK_VOLUMES))
              .toArray(String[]::new));
      container.start();
      return new RunningCluster(
          container,
          new KubernetesClientBuilder()
              .withConfig(Config.fromKubeconfig(container.getKubeConfigYaml()))
              .build(),
          new HashSet<>());
    }

    private static String image() {
      String named = System.getProperty(IMAGE_PROPERTY, "");
      if (!named.isBlank()) {
        return named;
      }
      ClusterVersions versions = ClusterVersions.read();
      return dockerHas(versions.nodeImage()) ? versions.nodeImage() : versions.k3sImage();
    }

    private static boolean dockerHas(String image) {
      try {
        docker().inspectImageCmd(image).exec();
        return true;
      } catch (NotFoundException e) {
        return false;
      }
    }

    private static DockerClient docker() {
      return DockerClientFactory.instance().client();
    }

    synchronized void load(List<String> wanted) {
      List<String> images = wanted.stream().filter(image -> !loaded.contains(image)).toList();
      for (String image : images) {
        if (!dockerHas(image)) {
          throw new IllegalArgumentException("Docker has no image " + image);
        }
      }
      if (!images.isEmpty()) {
        Instant start = Instant.now();
        copy(images);
        loaded.addAll(images);
        log.info("Loaded {} in {} s", images, Duration.between(start, Instant.now()).toSeconds());
      }
    }

    /**
     * Streams {@code docker save} directly into the node's containerd, so that images are written
     * to disk only there.
     */
    private void copy(List<String> images) {
      SaveImagesCmd save = docker().saveImagesCmd();
      for (String image : images) {
        DockerImageName name = DockerImageName.parse(image);
        save.withImage(name.getUnversionedPart(), name.getVersionPart());
      }
      String load =
          docker()
              .execCreateCmd(container.getContainerId())
              .withCmd("ctr", "--namespace", "k8s.io", "images", "import", "-")
              .withAttachStdin(true)
              .withAttachStdout(true)
              .withAttachStderr(true)
              .exec()
              .getId();
      ToStringConsumer output = new ToStringConsumer();
      try (InputStream saved = save.exec();
          FrameConsumerResultCallback loading = new FrameConsumerResultCallback()) {
        loading.addConsumer(OutputFrame.OutputType.STDOUT, output);
        loading.addConsumer(OutputFrame.OutputType.STDERR, output);
        docker().execStartCmd(load).withStdIn(saved).exec(loading).awaitCompletion();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while loading " + images, e);
      }
      if (docker().inspectExecCmd(load).exec().getExitCodeLong() != 0) {
        throw new IllegalStateException(
            "%s could not be loaded: %s".formatted(images, output.toUtf8String()));
      }
    }

    String onNode(String script) {
      try {
        ExecResult result = container.execInContainer("sh", "-c", script);
        if (result.getExitCode() != 0) {
          throw new IllegalStateException("%s: %s".formatted(script, result.getStderr()));
        }
        return result.getStdout();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted on the node during " + script, e);
      }
    }

    @Override
    public void close() {
      client.close();
      container.stop();
    }
  }
}
