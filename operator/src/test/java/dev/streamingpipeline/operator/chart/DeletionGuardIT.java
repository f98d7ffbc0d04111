package dev.streamingpipeline.operator.chart;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.model.spec.PipelineName;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletions on a real API server with the chart's policy. */
@ResourceLock(ApiServer.CLUSTER)
class DeletionGuardIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NAME = "streaming-pipeline-operator-deletion-guard";
  private static final String REFUSAL =
      "streamingpipelines.streamingpipeline.dev \"%s\" is forbidden: ValidatingAdmissionPolicy '"
          + NAME
          + "' with binding '"
          + NAME
          + "' denied request: %s";

  private final ApiServer server = ApiServer.get();
  private final KubernetesClient client = server.client();
  private final String namespace = server.newNamespace();

  private List<HasMetadata> guard = List.of();

  @BeforeEach
  void makeAPlatformInUse() {
    create(namespace, "rehearsed");
    use(namespace, "rehearsed", "[\"somebody\"]");
  }

  /** It would affect the pipelines of all other tests, too. */
  @AfterEach
  void takeTheGuardAway() {
    guard.forEach(object -> client.resource(object).delete());
    await("no policy").atMost(PATIENCE).untilAsserted(() -> assertThat(rehearsal()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Background", "Foreground", "Orphan"})
  void shouldRefuseToDeleteAPlatformInUse(String propagation) {
    // Given
    install(Map.of());
    create(namespace, "users");
    use(namespace, "users", "[\"clicks\", \"orders\"]");

    // When
    Optional<String> refusal =
        refusalOf(
            path(namespace, "users"),
            new DeleteOptionsBuilder().withPropagationPolicy(propagation).build());

    // Then
    assertThat(refusal)
        .hasValue(
            REFUSAL.formatted(
                "users",
                "pipelines clicks and orders use the platform of users; delete them first"));
    assertThat(get(namespace, "users").getMetadata().getDeletionTimestamp()).isNull();
  }

  @Test
  void shouldNameTheOnlyTenant() {
    // Given
    install(Map.of());
    create(namespace, "users");
    use(namespace, "users", "[\"orders\"]");

    // Then
    assertThat(refusalOf(path(namespace, "users")))
        .hasValue(
            REFUSAL.formatted(
                "users", "pipeline orders uses the platform of users; delete orders first"));
  }

  /** The server replaces a message that is too long by one that names no tenant. */
  @Test
  void shouldNameAsManyTenantsAsAStatusHolds() {
    // Given
    install(Map.of());
    String platform = "p".repeat(PipelineName.MAX_LENGTH);
    List<String> tenants =
        IntStream.range(0, PipelineStatus.MAX_TENANTS)
            .mapToObj(index -> "g".repeat(PipelineName.MAX_LENGTH - 3) + (100 + index))
            .toList();
    create(namespace, platform);
    use(
        namespace,
        platform,
        tenants.stream().map("\"%s\""::formatted).collect(joining(",", "[", "]")));

    // Then
    int last = tenants.size() - 1;
    assertThat(refusalOf(path(namespace, platform)))
        .hasValue(
            REFUSAL.formatted(
                platform,
                "pipelines %s and %s use the platform of %s; delete them first"
                    .formatted(
                        String.join(", ", tenants.subList(0, last)), tenants.get(last), platform)));
  }

  @Test
  void shouldRefuseToDeleteAllWhileOneOfThemIsUsed() {
    // Given
    install(Map.of());
    String shop = server.newNamespace();
    create(shop, "clicks");
    create(shop, "orders");
    create(shop, "users");
    use(shop, "users", "[\"clicks\", \"orders\"]");

    // When
    Optional<String> refusal = refusalOf(path(shop, ""));

    // Then the server's response does not name the deleted object, so the message must
    assertThat(refusal)
        .hasValue(
            REFUSAL.formatted(
                "Unknown",
                "pipelines clicks and orders use the platform of users; delete them first"));
    assertThat(get(shop, "users")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]"})
  void shouldAllowDeletionOfAPlatformAfterItsTenants(String nobody) {
    // Given
    install(Map.of());
    create(namespace, "users");
    use(namespace, "users", "[\"orders\"]");
    assertThat(refusalOf(path(namespace, "users"))).isPresent();

    // When
    use(namespace, "users", nobody);

    // Then
    assertThat(refusalOf(path(namespace, "users"))).isEmpty();
    assertThat(get(namespace, "users")).isNull();
  }

  @Test
  void shouldAllowDeletionOfAPipelineWithoutTenantsOrStatus() {
    // Given
    install(Map.of());
    create(namespace, "orders");

    // Then
    assertThat(refusalOf(path(namespace, "orders"))).isEmpty();
    assertThat(get(namespace, "orders")).isNull();
  }

  /** Deletes like the namespace controller, which does not run here. */
  @Test
  void shouldAllowDeletionWithTheNamespaceInAnyOrder() {
    // Given
    install(Map.of());
    String shop = server.newNamespace();
    create(shop, "a-platform");
    create(shop, "b-tenant");
    use(shop, "a-platform", "[\"b-tenant\"]");
    assertThat(refusalOf(path(shop, ""))).isPresent();

    // When
    client.namespaces().withName(shop).delete();

    // Then
    assertThat(client.namespaces().withName(shop).get().getStatus().getPhase())
        .isEqualTo("Terminating");
    await("the policy's knowledge of the namespace")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(refusalOf(path(shop, ""))).isEmpty());
    assertThat(client.resources(StreamingPipeline.class).inNamespace(shop).list().getItems())
        .isEmpty();
    assertThat(rehearsal()).isPresent();
  }

  /** For example a foreground deletion, during which a tenant is created: it can't be stopped. */
  @Test
  void shouldNotBlockADeletionInProgress() {
    // Given
    install(Map.of());
    create(namespace, "users");
    pipeline(namespace, "users")
        .edit(
            users -> {
              users.addFinalizer("example.org/slow");
              return users;
            });
    assertThat(refusalOf(path(namespace, "users"))).isEmpty();
    assertThat(get(namespace, "users").getMetadata().getDeletionTimestamp()).isNotNull();

    // When
    use(namespace, "users", "[\"orders\"]");

    // Then
    assertThat(refusalOf(path(namespace, "users"))).isEmpty();
    pipeline(namespace, "users")
        .edit(
            users -> {
              users.getMetadata().setFinalizers(List.of());
              return users;
            });
    assertThat(get(namespace, "users")).isNull();
  }

  @Test
  void shouldGuardOnlyWatchedNamespaces() {
    // Given
    String other = server.newNamespace();
    install(Map.of("watchNamespaces[0]", namespace));
    create(other, "users");
    use(other, "users", "[\"orders\"]");

    // Then
    assertThat(refusalOf(path(other, "users"))).isEmpty();
    assertThat(get(other, "users")).isNull();
    assertThat(rehearsal()).isPresent();
  }

  /** Creates the chart's policy and waits until the server enforces it. */
  private void install(Map<String, ?> values) {
    guard = OperatorChart.deletionGuard(values);
    guard.forEach(object -> client.resource(object).create());
    await("the policy")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(rehearsal())
                    .hasValue(
                        REFUSAL.formatted(
                            "rehearsed",
                            "pipeline somebody uses the platform of rehearsed; delete somebody first")));
  }

  private void create(String in, String name) {
    StreamingPipeline pipeline =
        client.getKubernetesSerialization().unmarshal(Examples.MINIMAL, StreamingPipeline.class);
    pipeline.getMetadata().setNamespace(in);
    pipeline.getMetadata().setName(name);
    client.resource(pipeline).create();
  }

  /** Writes the status as the operator would. */
  private void use(String in, String name, String tenants) {
    pipeline(in, name)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\": {\"usedBy\": %s}}".formatted(tenants));
  }

  private Resource<StreamingPipeline> pipeline(String in, String name) {
    return client.resources(StreamingPipeline.class).inNamespace(in).withName(name);
  }

  private StreamingPipeline get(String in, String name) {
    return pipeline(in, name).get();
  }

  /** The path of a pipeline, or of all in a namespace where the name is empty. */
  private static String path(String in, String name) {
    return "/apis/streamingpipeline.dev/v1alpha1/namespaces/%s/streamingpipelines/%s"
        .formatted(in, name)
        .replaceFirst("/$", "");
  }

  /** The result of deleting a platform in use, as a dry run. */
  private Optional<String> rehearsal() {
    return refusalOf(
        path(namespace, "rehearsed"), new DeleteOptionsBuilder().withDryRun("All").build());
  }

  /** Deletes, and returns the server's message when it refuses. */
  private Optional<String> refusalOf(String path) {
    return refusalOf(path, new DeleteOptions());
  }

  /**
   * The options are the request's body: without one this client sends a GET, whatever the method.
   */
  private Optional<String> refusalOf(String path, DeleteOptions options) {
    try {
      client.raw(path, "DELETE", options);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).as(e.getMessage()).isEqualTo(403);
      return Optional.of(e.getStatus().getMessage());
    }
  }
}
