package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiProxy;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.apiserver.SimulatedControllers;
import dev.streamingpipeline.operator.chart.OperatorChart;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.platform.PlatformIndex;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Runs operators in a namespace of its own, on the API server that all tests share. */
final class Harness implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How often the operator polls what it cannot watch. */
  static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  /** After this time without a write, a test's action has no further effect. */
  static final Duration QUIET = POLL_INTERVAL.multipliedBy(6);

  private static final String ACCOUNT = "operator";

  private static final List<Class<? extends HasMetadata>> TYPES =
      List.of(
          ConfigMap.class,
          CronJob.class,
          Job.class,
          NetworkPolicy.class,
          PodDisruptionBudget.class,
          Role.class,
          RoleBinding.class,
          Secret.class,
          Service.class,
          ServiceAccount.class,
          StatefulSet.class);

  private final ApiServer server = ApiServer.get();
  private final String namespace = server.newNamespace();
  private final SimulatedControllers controllers =
      new SimulatedControllers(server.client(), namespace);
  private final List<AutoCloseable> running = new ArrayList<>();

  Harness() {
    allow();
  }

  String namespace() {
    return namespace;
  }

  KubernetesClient client() {
    return server.client();
  }

  SimulatedControllers controllers() {
    return controllers;
  }

  String user() {
    return "system:serviceaccount:%s:%s".formatted(namespace, ACCOUNT);
  }

  /** Grants the operator the rights that the chart grants it, and no more. */
  private void allow() {
    OperatorChart.roles(namespace, ACCOUNT).forEach(role -> client().resource(role).create());
  }

  /** Starts an operator for the namespace. */
  ApiProxy start() {
    ApiProxy proxy = proxy();
    start(proxy);
    return proxy;
  }

  /** A proxy to the API server, for {@link #start(ApiProxy)}. */
  ApiProxy proxy() {
    return new ApiProxy(server.config(), user());
  }

  /** Starts an operator for the namespace that reaches the API server through a proxy. */
  Operator start(ApiProxy proxy) {
    Operator operator =
        OperatorMain.operator(
            new OperatorConfig(
                Set.of(namespace),
                ComponentImages.of(ComponentImages.Origin.PACKAGES, "", Map.of()),
                0,
                false,
                NetworkEnvironment.UNKNOWN,
                POLL_INTERVAL),
            proxy.client(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    operator.start();
    running.add(
        () -> {
          operator.stop();
          proxy.close();
        });
    return operator;
  }

  /** The users pipeline of the golden files, under a name. */
  StreamingPipeline pipeline(String name) {
    return golden("users", name);
  }

  private StreamingPipeline golden(String file, String name) {
    try {
      String yaml = Files.readString(GoldenPipelines.FOLDER.resolve(file + ".yaml"));
      StreamingPipeline pipeline =
          client().getKubernetesSerialization().unmarshal(yaml, StreamingPipeline.class);
      pipeline.getMetadata().setName(name);
      pipeline.getMetadata().setNamespace(namespace);
      return pipeline;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The users pipeline with security, so that it has every component. */
  StreamingPipeline secured(String name) {
    StreamingPipeline pipeline = pipeline(name);
    ((ObjectNode) pipeline.getSpec()).putObject("security").put("enabled", true);
    return pipeline;
  }

  /** The tenant of the golden files, on the platform of {@code users}, under a name and topic. */
  StreamingPipeline tenant(String name) {
    StreamingPipeline tenant = golden("tenant-of-secured", name);
    ObjectNode spec = (ObjectNode) tenant.getSpec();
    ((ObjectNode) spec.get("platformRef")).put("name", "users");
    ((ObjectNode) spec.get("topic")).put("name", name);
    ((ObjectNode) spec.get("sink").get("cassandra")).put("table", name);
    return tenant;
  }

  StreamingPipeline apply(StreamingPipeline pipeline) {
    return client().resource(pipeline).fieldManager("test").forceConflicts().serverSideApply();
  }

  /** The objects that the operator created for a pipeline, by kind and name. */
  Map<String, HasMetadata> objects(String pipeline) {
    Map<String, HasMetadata> objects = new TreeMap<>();
    TYPES.forEach(
        type ->
            client()
                .resources(type)
                .inNamespace(namespace)
                .withLabel(Labels.PIPELINE, pipeline)
                .list()
                .getItems()
                .stream()
                .forEach(o -> objects.put(o.getKind() + "/" + o.getMetadata().getName(), o)));
    return objects;
  }

  /** The workloads that run the pods of a component. */
  Stream<HasMetadata> workloadsOf(String pipeline, Component component) {
    return objects(pipeline).values().stream()
        .filter(o -> component.label().equals(o.getMetadata().getLabels().get(Labels.COMPONENT)))
        .filter(o -> o instanceof StatefulSet || o instanceof Job || o instanceof CronJob);
  }

  /** The stored pipeline, or null. */
  StreamingPipeline get(String pipeline) {
    return client()
        .resources(StreamingPipeline.class)
        .inNamespace(namespace)
        .withName(pipeline)
        .get();
  }

  Optional<Condition> condition(String pipeline, String type) {
    return Optional.ofNullable(get(pipeline))
        .map(StreamingPipeline::getStatus)
        .map(PipelineStatus::conditions)
        .flatMap(all -> all.stream().filter(c -> c.getType().equals(type)).findFirst());
  }

  void awaitCondition(String pipeline, String type, String status) {
    await(type + " of " + pipeline)
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(condition(pipeline, type).map(Condition::getStatus))
                    // Evaluated only when the assertion fails
                    .as(() -> condition(pipeline, type) + ", objects " + objects(pipeline).keySet())
                    .hasValue(status));
  }

  /** Waits until all components are ready. */
  void awaitServing(String pipeline) {
    for (Component component : components(pipeline)) {
      awaitCondition(pipeline, component.conditionType(), "True");
    }
  }

  /**
   * Deletes a pipeline and the objects that it owns. A bare API server has no garbage collector.
   */
  void delete(String pipeline) {
    StreamingPipeline existing = get(pipeline);
    client().resource(existing).delete();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(get(pipeline)).isNull();
              objects(pipeline).values().stream()
                  .filter(object -> object.hasOwnerReferenceFor(existing))
                  .forEach(object -> client().resource(object).delete());
              assertThat(objects(pipeline)).isEmpty();
            });
  }

  /** How many write requests the operator has sent. */
  int writes() {
    return server.writesOf(user()).size();
  }

  /** Waits until the operator has written nothing for three poll intervals. */
  void settle() {
    AtomicInteger last = new AtomicInteger(-1);
    await()
        .pollInterval(POLL_INTERVAL.multipliedBy(3))
        .atMost(PATIENCE)
        .until(() -> last.getAndSet(writes()) == writes());
  }

  private List<Component> components(String pipeline) {
    StreamingPipeline resource = get(pipeline);
    try {
      Optional<String> platform = PlatformIndex.platformOf(resource);
      PipelineSpec spec =
          (platform.isPresent()
                  ? PipelineManifest.parseTenant(
                      pipeline,
                      resource.getSpec(),
                      PipelineManifest.parse(platform.get(), get(platform.get()).getSpec()))
                  : PipelineManifest.parse(pipeline, resource.getSpec()))
              .spec();
      return Components.catalog().all().stream()
          .filter(definition -> definition.isEnabled(spec))
          .map(ComponentDefinition::component)
          .toList();
    } catch (InvalidPipelineException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : running) {
      each.close();
    }
    controllers.close();
  }
}
