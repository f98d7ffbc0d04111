package dev.streamingpipeline.operator.reference;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.GoldenPipelines;
import dev.streamingpipeline.operator.kafka.access.AclRule;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.network.Connections;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes what the definitions of the components say of a pipeline as Markdown. */
final class TopologyReference {
  private final PipelineContext pipeline;
  private final List<HasMetadata> objects;
  private final StringBuilder page = new StringBuilder();

  private TopologyReference(PipelineContext pipeline) {
    this.pipeline = pipeline;
    this.objects =
        GoldenPipelines.objects(pipeline).values().stream().flatMap(List::stream).toList();
  }

  /**
   * The page.
   *
   * @param pipeline a pipeline that has all components
   */
  static String of(PipelineContext pipeline) {
    TopologyReference reference = new TopologyReference(pipeline);
    reference.page.append(
        """
        # Topology

        What the operator creates for a pipeline with `security`, `Standalone` systems and all components.
        This page is generated from the definitions of the components (`make golden`).
        """);
    Components.catalog().all().forEach(reference::component);
    reference.connections();
    return reference.page.toString();
  }

  private void component(ComponentDefinition definition) {
    Component component = definition.component();
    page.append("\n## %s\n\n".formatted(component.title()));
    if (!definition.needs().isEmpty()) {
      page.append(
          "- Starts once ready: %s\n"
              .formatted(
                  definition.needs().stream()
                      .sorted()
                      .map(Component::title)
                      .collect(joining(", "))));
    }
    if (definition.isShared()) {
      page.append("- Tenants use the one of their platform.\n");
    }
    if (!pipeline.has(component)) {
      page.append("- Not part of this pipeline.\n");
      return;
    }
    list(
        "Objects",
        objects.stream()
            .filter(object -> isOf(component, object))
            .map(object -> "%s `%s`".formatted(object.getKind(), object.getMetadata().getName()))
            .sorted());
    definition
        .endpoint(pipeline)
        .ifPresent(
            address -> list("Endpoint", Stream.of(address.split(",")).map("`%s`"::formatted)));
    if (KafkaAccess.scramUsers(pipeline).contains(component)) {
      list("Kafka ACLs", KafkaAccess.of(component, pipeline).stream().map(TopologyReference::text));
    }
  }

  private void list(String title, Stream<String> values) {
    page.append("- %s:\n".formatted(title));
    values.forEach(value -> page.append("  - %s\n".formatted(value)));
  }

  private static boolean isOf(Component component, HasMetadata object) {
    return component.label().equals(object.getMetadata().getLabels().get(Labels.COMPONENT));
  }

  private static String text(AclRule rule) {
    String operations =
        rule.operations().stream()
            .map(operation -> operation.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(joining(", "));
    return rule.resource().name() == null
        ? "%s (%s)".formatted(rule.resource().type(), operations)
        : "%s `%s%s` (%s)"
            .formatted(
                rule.resource().type(),
                rule.resource().name(),
                "prefix".equals(rule.resource().patternType()) ? "..." : "",
                operations);
  }

  private void connections() {
    page.append(
        """

        ## Network connections

        NetworkPolicies allow these connections, DNS, and no others.

        | from | to | ports |
        |---|---|---|
        """);
    Connections.of(pipeline)
        .forEach(
            connection ->
                page.append(
                    "| %s | %s | %s |\n"
                        .formatted(
                            end(connection.from()), end(connection.to()), connection.ports())));
  }

  private static String end(Connection.End end) {
    return end instanceof Connection.Outside outside
        ? outside.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : end.toString();
  }
}
