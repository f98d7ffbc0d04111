package dev.streamingpipeline.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfig;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.binary.BinaryManager;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real API server with the CRD, one for all tests: an etcd and a kube-apiserver as processes. It
 * is spoken to in plain HTTP, so that what a test says is what is sent.
 */
final class ApiServer implements AutoCloseable {
  static final Path CRD =
      Path.of("target", "classes", "META-INF", "fabric8")
          .resolve("streamingpipelines.streamingpipeline.dev-v1.yml");
  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String PIPELINES =
      "/apis/streamingpipeline.dev/v1alpha1/namespaces/%s/streamingpipelines";

  /** Where nothing is ever kept, and where something is. */
  private static final String EMPTY = PIPELINES.formatted("default");

  private static final String KEPT = PIPELINES.formatted("kube-public");

  private static final KubeAPIServerConfig CONFIG =
      KubeAPIServerConfigBuilder.anAPIServerConfig().withApiServerVersion(minorVersion()).build();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubeAPIServer server = new KubeAPIServer(CONFIG);
  private final KubernetesClient client;
  private final Path kubeConfig;

  /** Gives a test class the server as a parameter. */
  static final class Resolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ApiServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(ApiServer.class, key -> new ApiServer());
    }
  }

  /**
   * @param code the HTTP status
   * @param body the answer
   */
  record Answer(int code, JsonNode body) {
    boolean accepted() {
      return code < 300;
    }

    /**
     * What is refused: the field and why, or the whole message where there is no field. Without the
     * server's remark that it looks at the rules only when all else is in order.
     */
    List<String> refusals() {
      List<String> refusals = new ArrayList<>();
      for (JsonNode cause : body.at("/details/causes")) {
        String message = cause.path("message").asText();
        if (!message.contains("some validation rules were not checked")) {
          refusals.add("%s: %s".formatted(cause.path("field").asText(), message));
        }
      }
      if (refusals.isEmpty() && !accepted()) {
        refusals.add(body.path("message").asText());
      }
      Collections.sort(refusals); // The server goes through a schema's properties in no order
      return refusals;
    }
  }

  /** One minor version, because the golden files hold the server's own words too. */
  private static String minorVersion() {
    Properties versions = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("..", "cluster", "versions.env"))) {
      versions.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = versions.getProperty("KUBERNETES_VERSION");
    return version.substring(1, version.lastIndexOf('.')) + ".*";
  }

  private ApiServer() {
    server.start();
    String yaml = server.getKubeConfigYaml();
    client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(yaml)).build();
    try {
      kubeConfig = Files.writeString(Files.createTempFile("kubeconfig", ".yaml"), yaml);
      Answer crd = send("POST", CRDS, "application/yaml", Files.readString(CRD));
      if (!crd.accepted()) {
        throw new IllegalStateException(crd.body().toPrettyString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("streamingpipelines.streamingpipeline.dev")
        .waitUntilCondition(
            crd ->
                crd.getStatus().getConditions().stream()
                    .anyMatch(
                        condition ->
                            condition.getType().equals("Established")
                                && condition.getStatus().equals("True")),
            1,
            TimeUnit.MINUTES);
  }

  KubernetesClient client() {
    return client;
  }

  /** What the server says of a new pipeline, which it then forgets. */
  Answer tryToCreate(String document) {
    return send("POST", EMPTY + "?dryRun=All&fieldValidation=Strict", "application/yaml", document);
  }

  /** Server-side apply. */
  Answer apply(String name, String document) {
    return apply(name, document, "");
  }

  /** What the server says of a change, which it then forgets. */
  Answer tryToApply(String name, String document) {
    return apply(name, document, "&dryRun=All");
  }

  private Answer apply(String name, String document, String options) {
    return send(
        "PATCH",
        KEPT + "/" + name + "?fieldManager=test&fieldValidation=Strict" + options,
        "application/apply-patch+yaml",
        document);
  }

  private Answer send(String method, String path, String type, String body) {
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(URI.create(client.getMasterUrl() + path.substring(1)))
            .method(method, type, body)
            .build();
    HttpResponse<String> response = client.getHttpClient().sendAsync(request, String.class).join();
    try {
      return new Answer(response.code(), JSON.readTree(response.bodyString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What kubectl prints, standard error included. */
  String kubectl(String... arguments) throws Exception {
    BinaryManager binaries = new BinaryManager(CONFIG);
    binaries.initAndDownloadIfRequired();
    List<String> command = new ArrayList<>();
    command.add(binaries.binaries().getKubectl().getPath());
    command.add("--kubeconfig=" + kubeConfig);
    command.addAll(List.of(arguments));
    File directory = Path.of("").toAbsolutePath().toFile();
    Process process =
        new ProcessBuilder(command).directory(directory).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.stop();
    Files.deleteIfExists(kubeConfig);
  }
}
