package dev.streamingpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.cluster.ThrowawayCluster;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.network.Connections;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.spark.SparkMasterService;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The operator and a pipeline, deployed like by a user from the manifests of this repository. */
final class Deployed {
  static final Path EXAMPLE = Path.of("../manifests/examples/users-airgapped.yaml");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration ANOTHER_POD = Duration.ofMinutes(4);

  /** Long enough for a series of consecutive faults. */
  static final Duration RUN_UNDER_LOAD = Duration.ofSeconds(30);

  private static final Duration SHORT_RUN = Duration.ofSeconds(5);

  private static final int SOURCE_PORT = 8080;

  /** Base images, which no pod runs. */
  private static final Set<String> BUILT_UPON = Set.of("base", "jre");

  private final KubernetesClient client;

  private Deployed(ThrowawayCluster cluster) {
    this.client = cluster.client();
    client.getKubernetesSerialization().registerKubernetesResource(StreamingPipeline.class);
  }

  /**
   * Installs the operator, waits until it is ready, and makes the namespace enforce the restricted
   * Pod Security Standard.
   */
  static Deployed withOperator(ThrowawayCluster cluster) throws IOException {
    return withOperator(cluster, Set.of());
  }

  /**
   * The same.
   *
   * @param later names of images that only later test classes run
   */
  static Deployed withOperator(ThrowawayCluster cluster, Set<String> later) throws IOException {
    cluster.load(references(name -> !later.contains(name)));
    cluster.beginToLoad(references(later::contains));
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
    new Installation(cluster).apply();
    return deployed;
  }

  private static String[] references(Predicate<String> wanted) {
    return Images.references().entrySet().stream()
        .filter(image -> !BUILT_UPON.contains(image.getKey()))
        .filter(image -> wanted.test(image.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .toArray(String[]::new);
  }

  KubernetesClient client() {
    return client;
  }

  /** Name, UID and restart count of a pipeline's long-running pods, without those of Jobs. */
  Map<String, String> pods(String pipeline) {
    return client
        .pods()
        .withLabel(Labels.PIPELINE, pipeline)
        .withField("status.phase", "Running")
        .list()
        .getItems()
        .stream()
        .filter(
            pod ->
                pod.getMetadata().getOwnerReferences().stream()
                    .noneMatch(owner -> owner.getKind().equals("Job")))
        .collect(
            Collectors.toMap(
                pod -> pod.getMetadata().getName(),
                pod ->
                    pod.getMetadata().getUid()
                        + " "
                        + pod.getStatus().getContainerStatuses().get(0).getRestartCount()));
  }

  /** The live workers in the state of Spark's master, whose list keeps killed ones. */
  List<JsonNode> sparkWorkers(String pipeline) throws IOException {
    try (var forward =
            client
                .pods()
                .withName(pipeline + "-spark-master-0")
                .portForward(SparkMasterService.WEB_PORT);
        InputStream in =
            URI.create("http://127.0.0.1:%s/json/".formatted(forward.getLocalPort()))
                .toURL()
                .openStream()) {
      List<JsonNode> alive = new ArrayList<>();
      for (JsonNode worker : new ObjectMapper().readTree(in).get("workers")) {
        if (worker.get("state").asText().equals("ALIVE")) {
          alive.add(worker);
        }
      }
      return alive;
    }
  }

  /** Applies the example with a test's changes. The source keeps the ids of served records. */
  void example(Consumer<HasMetadata> change) throws IOException {
    for (HasMetadata object : load(EXAMPLE)) {
      change.accept(object);
      apply(object);
    }
  }

  private void apply(HasMetadata object) {
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
    object.getMetadata().setNamespace(client.getNamespace());
    client.resource(object).forceConflicts().serverSideApply();
  }

  /**
   * Applies the example again as a tenant of the example's platform, with its own name, source,
   * topic and table, and with a test's changes.
   */
  void tenant(String name, String platform, Consumer<ObjectNode> change) throws IOException {
    String text =
        Files.readString(EXAMPLE)
            .replace("users-source", name + "-source")
            .replace("name: users\n", "name: %s\n".formatted(name))
            .replace("users_created", name)
            .replace("created_users", name);
    for (HasMetadata object :
        client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).items()) {
      if (object instanceof StreamingPipeline pipeline) {
        ObjectNode spec = (ObjectNode) pipeline.getSpec();
        spec.putObject("platformRef").put("name", platform);
        spec.remove(
            List.of("kafka", "schemaRegistry", "controlCenter", "kafkaUi", "airflow", "cassandra"));
        change.accept(spec);
      }
      apply(object);
    }
  }

  /** Kills pods with no grace period, and waits for their replacements to satisfy a condition. */
  void kill(List<String> pods, Predicate<Pod> isThere) {
    List<Pod> killed = pods.stream().map(pod -> client.pods().withName(pod).get()).toList();
    killed.forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
    for (Pod before : killed) {
      await("another " + before.getMetadata().getName())
          .atMost(ANOTHER_POD)
          .until(
              () -> {
                Pod now = client.pods().withName(before.getMetadata().getName()).get();
                return now != null
                    && !now.getMetadata().getUid().equals(before.getMetadata().getUid())
                    && isThere.test(now);
              });
    }
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

  void awaitFirstRow(String pipeline) {
    await("the first row")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                status(pipeline)
                    .map(PipelineStatus::records)
                    .filter(records -> records.written() != null && records.written() > 0)
                    .isPresent());
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

  /** The connections that a pipeline's policies allow. */
  List<Connection> connections(String pipeline) throws InvalidPipelineException {
    return Connections.of(context(PipelineManifest.parse(pipeline, spec(pipeline))));
  }

  /** The connections that a tenant's policies allow. */
  List<Connection> connections(String tenant, String platform) throws InvalidPipelineException {
    PipelineContext on = context(PipelineManifest.parse(platform, spec(platform)));
    return Connections.of(
        context(PipelineManifest.parseTenant(tenant, spec(tenant), on.pipeline())).asTenantOf(on));
  }

  private JsonNode spec(String pipeline) {
    return client.resources(StreamingPipeline.class).withName(pipeline).get().getSpec();
  }

  private PipelineContext context(Pipeline pipeline) {
    return new PipelineContext(
        pipeline,
        client.getNamespace(),
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        Components.catalog(),
        ActualState.of(List.of()));
  }

  /** The ids of the records that a pipeline's source has served so far. */
  Set<String> servedIds(String pipeline) throws IOException {
    String pod =
        client
            .pods()
            .withLabel("app.kubernetes.io/name", pipeline + "-source")
            .list()
            .getItems()
            .get(0)
            .getMetadata()
            .getName();
    try (var forward = client.pods().withName(pod).portForward(SOURCE_PORT);
        InputStream in =
            URI.create("http://127.0.0.1:%s/served-ids".formatted(forward.getLocalPort()))
                .toURL()
                .openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toSet());
    }
  }

  /** Starts a short run of the producer, for tests without faults. */
  void startRun(String pipeline, String name) throws IOException {
    startRun(pipeline, name, SHORT_RUN);
  }

  /**
   * Starts a run of the producer when there is no other, and waits until its records arrive.
   *
   * @param duration how long it polls: as long as a test needs load
   */
  void startRun(String pipeline, String name, Duration duration) throws IOException {
    await("no other run is under way")
        .atMost(PATIENCE)
        // A Job that was just created has no status yet
        .ignoreExceptions()
        .until(
            () ->
                client
                    .batch()
                    .v1()
                    .jobs()
                    .withLabel(Labels.PIPELINE, pipeline)
                    .withLabel(Labels.COMPONENT, Component.PRODUCER.label())
                    .list()
                    .getItems()
                    .stream()
                    .map(job -> job.getStatus().getActive())
                    .noneMatch(active -> active != null && active > 0));
    Set<String> before = servedIds(pipeline);
    CronJob cronJob = client.batch().v1().cronjobs().withName(pipeline + "-producer").get();
    // Like "kubectl create job --from": the CronJob owns it
    Job run =
        new JobBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(client.getNamespace())
            .withLabels(cronJob.getSpec().getJobTemplate().getMetadata().getLabels())
            .endMetadata()
            .withSpec(cronJob.getSpec().getJobTemplate().getSpec())
            .build();
    run.addOwnerReference(cronJob);
    run.getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .get(0)
        .getEnv()
        .add(new EnvVar("RUN_DURATION", duration.toSeconds() + "s", null));
    client.resource(run).create();
    await("records of the run arrive")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              Set<String> served = new HashSet<>(servedIds(pipeline));
              served.removeAll(before);
              try (Table table = Table.open(client, pipeline)) {
                return !Collections.disjoint(served, table.ids());
              }
            });
  }

  long written(String pipeline) {
    return status(pipeline).orElseThrow().records().written();
  }

  /** Waits until a run has succeeded. */
  void awaitEndOfRun(String name) {
    await("the run ends well")
        .atMost(PATIENCE)
        .until(
            () ->
                Integer.valueOf(1)
                    .equals(
                        client
                            .batch()
                            .v1()
                            .jobs()
                            .withName(name)
                            .get()
                            .getStatus()
                            .getSucceeded()));
  }

  /** Waits until every served record is a row. */
  void allServedRowsArrive(String pipeline) {
    allServedRowsArrive(pipeline, pipeline, Table.OF_EXAMPLE);
  }

  /** The same for a tenant's table on a platform. */
  void allServedRowsArrive(String pipeline, String platform, String name) {
    await("all served records are rows")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              Set<String> missing = new HashSet<>(servedIds(pipeline));
              assertThat(missing).isNotEmpty();
              try (Table table = Table.open(client, platform, name)) {
                missing.removeAll(table.ids());
              }
              assertThat(missing).isEmpty();
            });
  }

  private List<HasMetadata> load(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return client.load(in).items();
    }
  }
}
