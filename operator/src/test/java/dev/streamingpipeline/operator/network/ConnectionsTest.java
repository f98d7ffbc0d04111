package dev.streamingpipeline.operator.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.GoldenPipelines;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.Connection.Outside;
import dev.streamingpipeline.operator.pipeline.Connection.Pods;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.spark.ExecutorPorts;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of connections covers all addresses in the manifests. */
class ConnectionsTest {
  /** The host name of a pod or Service in the pipeline's namespace, with an optional port. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[a-z0-9-]+\\.)?([a-z0-9-]+)\\.streams\\.svc(?::([0-9]+))?");

  static List<String> cases() throws Exception {
    return GoldenPipelines.names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldCoverEveryAddressInAComponentsConfiguration(String name) throws Exception {
    PipelineContext pipeline = GoldenPipelines.named(name);
    List<Connection> table = Connections.of(pipeline);
    Set<String> found = new HashSet<>();
    for (List<HasMetadata> objects : GoldenPipelines.objects(pipeline).values()) {
      for (HasMetadata object : objects) {
        Component teller = component(object);
        Matcher address = ADDRESS.matcher(told(object));
        while (address.find()) {
          Component other = serving(address.group(1), pipeline);
          Optional<Integer> port = Optional.ofNullable(address.group(2)).map(Integer::valueOf);
          if (other == teller && port.isEmpty()) {
            continue;
          }
          found.add("%s to %s".formatted(teller, other));
          assertThat(table)
              .as("%s of %s says %s", object.getKind(), teller.title(), address.group())
              .anyMatch(
                  connection ->
                      connection.from().equals(new Pods(teller))
                          && connection.to().equals(new Pods(other))
                          && port.map(connection.ports()::include).orElse(true));
        }
      }
    }
    assertThat(found).contains("STREAMING_JOB to SPARK_MASTER");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldConnectComponentsToTheServersThatTheyNeed(String name) throws Exception {
    PipelineContext pipeline = GoldenPipelines.named(name);
    List<Connection> table = Connections.of(pipeline);
    for (Component component : pipeline.components()) {
      for (Component needed : pipeline.needsOf(component)) {
        if (pipeline.has(needed) && serves(needed, pipeline)) {
          assertThat(table)
              .as("%s needs %s", component.title(), needed.title())
              .anyMatch(
                  connection ->
                      connection.from().equals(new Pods(component))
                          && connection.to().equals(new Pods(needed)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldReachPodsWhereTheyListen(String name) throws Exception {
    PipelineContext pipeline = GoldenPipelines.named(name);
    for (Connection connection : Connections.of(pipeline)) {
      if (connection.to() instanceof Pods to
          && pipeline.createsPodsOf(to.component())
          && connection.ports().first() != ExecutorPorts.FIRST) {
        assertThat(containerPorts(to.component(), pipeline))
            .as("%s", connection)
            .contains(connection.ports().first());
      }
    }
  }

  @Test
  void shouldAllowClientsAnyDestinationForExternalServers() throws Exception {
    List<Connection> table = Connections.of(GoldenPipelines.named("external"));

    assertThat(table)
        .extracting(Connection::to)
        .doesNotContain(
            new Pods(Component.KAFKA),
            new Pods(Component.CASSANDRA),
            new Pods(Component.SCHEMA_REGISTRY));
    assertThat(table)
        .filteredOn(connection -> connection.to() == Outside.ANYWHERE)
        .extracting(Connection::from)
        .containsOnly(
            new Pods(Component.SPARK_WORKER),
            new Pods(Component.PROVISIONER),
            new Pods(Component.STREAMING_JOB),
            new Pods(Component.PRODUCER));
  }

  /** The configuration without the broker's own advertised listeners. */
  private static String told(HasMetadata object) {
    return text(object).replaceAll("advertised\\.listeners=\\S*", "");
  }

  private static List<Integer> containerPorts(Component component, PipelineContext pipeline)
      throws Exception {
    return GoldenPipelines.objects(pipeline).values().stream()
        .flatMap(List::stream)
        .filter(object -> object instanceof StatefulSet && component(object) == component)
        .map(StatefulSet.class::cast)
        .flatMap(set -> set.getSpec().getTemplate().getSpec().getContainers().stream())
        .flatMap(container -> container.getPorts().stream())
        .map(ContainerPort::getContainerPort)
        .toList();
  }

  private static boolean serves(Component component, PipelineContext pipeline) throws Exception {
    return GoldenPipelines.objects(pipeline).values().stream()
        .flatMap(List::stream)
        .anyMatch(object -> object instanceof Service && component(object) == component);
  }

  /** The text without the run's pod in Airflow's files, which belongs to the producer. */
  private static String text(HasMetadata object) {
    if (object instanceof ConfigMap files) {
      files.getData().remove("dags.yaml");
      files.setBinaryData(null);
    }
    return Serialization.asYaml(object);
  }

  private static Component component(HasMetadata object) {
    return labelled(object.getMetadata().getLabels().get(Labels.COMPONENT));
  }

  private static Component labelled(String label) {
    return Arrays.stream(Component.values())
        .filter(component -> component.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static Component serving(String service, PipelineContext pipeline) {
    String owner =
        Stream.of(pipeline, pipeline.platform())
            .map(PipelineContext::name)
            .filter(name -> service.startsWith(name + "-"))
            .findFirst()
            .orElseThrow();
    String label = service.substring(owner.length() + 1);
    return label.equals("kafka-bootstrap") ? Component.KAFKA : labelled(label);
  }
}
