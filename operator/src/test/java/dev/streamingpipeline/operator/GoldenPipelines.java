package dev.streamingpipeline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.dependents.PerComponentObjects;
import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziApi;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.workflow.PipelineWorkflow;
import dev.streamingpipeline.wire.environment.Environment;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pipelines {@code golden/<case>.yaml}. If the name of the case ends in {@code -v1}, the
 * cluster has Strimzi with the API {@code v1}, else with {@code v1beta2}. The pipeline of {@code
 * tenant-of-<case>} is a tenant on the pipeline of that case. All pipelines are called {@code
 * users}, so that their objects can be compared, and the platforms of tenants {@code platform}.
 */
public final class GoldenPipelines {
  static final Path FOLDER = Path.of("src/test/resources/golden");

  private static final String TENANT = "tenant-of-";
  private static final String PLATFORM = "platform";

  private static final NetworkEnvironment SURROUNDINGS =
      NetworkEnvironment.fromEnvironment(
          new Environment(
              Map.of(
                  "POD_NAMESPACE", "streaming-pipeline-system",
                  "POD_LABELS",
                      "app.kubernetes.io/name=operator,app.kubernetes.io/instance=streams")));

  private GoldenPipelines() {}

  public static List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  public static PipelineContext named(String name) throws Exception {
    if (!name.startsWith(TENANT)) {
      return alone(PipelineManifest.read(file(name)), name);
    }
    String other = name.substring(TENANT.length());
    PipelineContext platform =
        alone(new Pipeline(PLATFORM, PipelineManifest.read(file(other)).spec()), other);
    JsonNode tenant = Serialization.unmarshal(Files.readString(file(name)), JsonNode.class);
    return alone(
            PipelineManifest.parseTenant(
                tenant.path("metadata").path("name").asText(),
                tenant.path("spec"),
                platform.pipeline()),
            name)
        .asTenantOf(platform);
  }

  /** The platform of a tenant, with this tenant only. */
  public static PipelineContext platformOf(PipelineContext tenant) {
    return tenant.platform().with(List.of(tenant));
  }

  private static Path file(String name) {
    return FOLDER.resolve(name + ".yaml");
  }

  private static PipelineContext alone(Pipeline pipeline, String name) {
    StrimziApi strimzi = name.endsWith("-v1") ? StrimziApi.V1 : StrimziApi.V1BETA2;
    return new PipelineContext(
            pipeline,
            "streams",
            ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
            Components.catalog(),
            ActualState.of(List.of()),
            () -> "made up")
        .with(new StrimziInstallation(Optional.of(strimzi), List.of(), 0))
        .with(SURROUNDINGS);
  }

  /** All objects that the operator creates for a pipeline, by the node of the workflow. */
  public static Map<String, List<HasMetadata>> objects(PipelineContext pipeline) {
    Map<String, List<HasMetadata>> objects = new LinkedHashMap<>();
    for (PipelineWorkflow.Node node : Components.workflow().nodes()) {
      List<HasMetadata> made = made(node.resource(), pipeline);
      if (!made.isEmpty()) {
        objects.put(node.resource().name().replace('/', '.'), made);
      }
    }
    return objects;
  }

  private static List<HasMetadata> made(Object row, PipelineContext pipeline) {
    if (row instanceof PipelineObject<?> one) {
      return one.isPartOf(pipeline) ? List.of(one.desired(pipeline)) : List.of();
    }
    if (row instanceof PerComponentObjects<?> several) {
      return several.desired(pipeline).values().stream()
          .<HasMetadata>map(object -> object)
          .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
          .toList();
    }
    return List.of();
  }
}
