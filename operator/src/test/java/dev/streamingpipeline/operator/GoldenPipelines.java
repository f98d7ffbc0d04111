package dev.streamingpipeline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.dependents.ComponentObjects;
import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziApi;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pipelines {@code golden/<name>.yaml}. The cluster has Strimzi with the API {@code v1} where
 * the name ends so, else with the previous one. Pipelines named {@code tenant-of-<other>} use the
 * platform of that other pipeline.
 */
public final class GoldenPipelines {
  static final Path FOLDER = Path.of("src/test/resources/golden");

  private static final String TENANT = "tenant-of-";

  private static final NetworkEnvironment SURROUNDINGS =
      NetworkEnvironment.fromEnvironment(
          Map.of(
              "POD_NAMESPACE", "streaming-pipeline-system",
              "POD_LABELS", "app.kubernetes.io/name=operator,app.kubernetes.io/instance=streams"));

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
    PipelineContext platform = named(name.substring(TENANT.length()));
    JsonNode tenant = Serialization.unmarshal(Files.readString(file(name)), JsonNode.class);
    return alone(
            PipelineManifest.parseTenant(
                tenant.path("metadata").path("name").asText(),
                tenant.path("spec"),
                platform.pipeline()),
            name)
        .on(platform);
  }

  /** The platform of this tenant, with it as the only tenant. */
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
            new Components(),
            ActualState.of(List.of()),
            () -> "made up")
        .with(new StrimziInstallation(Optional.of(strimzi), List.of(), 0))
        .with(SURROUNDINGS);
  }

  /** All objects that the operator creates for it, by row of the workflow's table. */
  public static Map<String, List<HasMetadata>> objects(PipelineContext pipeline) throws Exception {
    Map<String, List<HasMetadata>> objects = new LinkedHashMap<>();
    for (Dependent row :
        StreamingPipelineReconciler.class.getAnnotation(Workflow.class).dependents()) {
      List<HasMetadata> made = made(row.type().getConstructor().newInstance(), pipeline);
      if (!made.isEmpty()) {
        objects.put(row.name(), made);
      }
    }
    return objects;
  }

  private static List<HasMetadata> made(Object row, PipelineContext pipeline) {
    if (row instanceof PipelineObject<?> one) {
      return one.isPartOf(pipeline) ? List.of(one.desired(pipeline)) : List.of();
    }
    if (row instanceof ComponentObjects<?> several) {
      return several.desired(pipeline).values().stream()
          .<HasMetadata>map(object -> object)
          .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
          .toList();
    }
    return List.of();
  }
}
