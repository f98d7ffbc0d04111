package dev.streamingpipeline.operator.apiserver;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfig;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.binary.BinaryManager;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real API server with etcd and no controllers, one for all tests of the JVM. It ends with the
 * JVM.
 */
public final class ApiServer {
  /**
   * The JUnit lock of cluster-scoped resources, such as CRDs. Tests that stay in their namespace
   * take it for reading, those that change cluster-scoped resources for writing.
   */
  public static final String CLUSTER = "cluster";

  private static final String CRD =
      "/META-INF/fabric8/streamingpipelines.streamingpipeline.dev-v1.yml";
  private static final AtomicInteger NAMESPACES = new AtomicInteger();
  private static ApiServer instance;

  private final KubeAPIServerConfig serverConfig;
  private final String kubeConfig;
  private final Config config;
  private final KubernetesClient client;
  private final AuditLog auditLog;

  private ApiServer() throws IOException {
    Path folder = Files.createTempDirectory("api-server");
    Path log = folder.resolve("audit.log");
    auditLog = new AuditLog(log);
    Path policy =
        Files.writeString(
            folder.resolve("audit-policy.yaml"),
            """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
              - level: Metadata
                verbs: [create, update, patch, delete, deletecollection]
            """);
    serverConfig =
        KubeAPIServerConfigBuilder.anAPIServerConfig()
            .withApiServerVersion(minorVersion())
            // Read here, because the builder fails to parse it from the environment
            .withOfflineMode(Boolean.parseBoolean(System.getenv("KUBE_API_TEST_OFFLINE_MODE")))
            .withUpdateKubeConfig(false)
            .withApiServerFlags(
                List.of(
                    "--audit-log-path=" + log,
                    "--audit-policy-file=" + policy,
                    "--audit-log-mode=blocking"))
            .build();
    KubeAPIServer server = new KubeAPIServer(serverConfig);
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "api-server-stop"));
    kubeConfig = server.getKubeConfigYaml();
    config = Config.fromKubeconfig(kubeConfig);
    client = new KubernetesClientBuilder().withConfig(config).build();
    try (InputStream in = ApiServer.class.getResourceAsStream(CRD)) {
      var definition =
          client.resource(
              client.getKubernetesSerialization().unmarshal(in, CustomResourceDefinition.class));
      definition.serverSideApply();
      definition.waitUntilCondition(
          crd ->
              crd != null
                  && crd.getStatus() != null
                  && crd.getStatus().getConditions() != null
                  && crd.getStatus().getConditions().stream()
                      .anyMatch(
                          c -> c.getType().equals("Established") && c.getStatus().equals("True")),
          2,
          TimeUnit.MINUTES);
    }
  }

  /** The minor version of the test cluster, because golden files contain the server's messages. */
  private static String minorVersion() throws IOException {
    Properties versions = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("..", "cluster", "versions.env"))) {
      versions.load(file);
    }
    String version = versions.getProperty("KUBERNETES_VERSION");
    return version.substring(1, version.lastIndexOf('.')) + ".*";
  }

  /** The server, which is started on first use. */
  public static synchronized ApiServer get() {
    if (instance == null) {
      try {
        instance = new ApiServer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return instance;
  }

  /** A client with all permissions. */
  public KubernetesClient client() {
    return client;
  }

  /** The client configuration with all permissions. */
  public Config config() {
    return config;
  }

  /** The same, as a file for kubectl. */
  public String kubeConfig() {
    return kubeConfig;
  }

  /** The kubectl of the server's version. */
  public File kubectl() {
    BinaryManager programs = new BinaryManager(serverConfig);
    programs.initAndDownloadIfRequired();
    return programs.binaries().getKubectl();
  }

  /** Creates a new namespace. */
  public String newNamespace() {
    String name = "test-" + NAMESPACES.incrementAndGet();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  /** The writes of a user, as lines of the audit log. */
  public List<String> writesOf(String user) {
    return auditLog.linesOf(user);
  }
}
