package dev.streamingpipeline.model.manifest;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.validation.PipelineRules;
import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.model.validation.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes the file that holds a {@code StreamingPipeline}. */
public final class PipelineManifest {
  private PipelineManifest() {}

  /**
   * Reads and validates a file. It may hold other resources too; they are left alone.
   *
   * @throws IOException when the file can't be read
   * @throws InvalidPipelineException when it holds no StreamingPipeline, several, or a bad one
   */
  public static Pipeline read(Path file) throws IOException, InvalidPipelineException {
    return parse(Files.readString(file), file.toString());
  }

  /**
   * Parses a manifest that was validated before it was handed on. The streaming job needs this: the
   * expression language that validation uses can't stand beside Spark.
   *
   * @param origin where the text is from, for messages
   * @throws InvalidPipelineException when it holds no StreamingPipeline, or one of another shape
   */
  public static Pipeline parseValidated(String yaml, String origin)
      throws InvalidPipelineException {
    Problems problems = new Problems();
    Manifest manifest = bind(onlyPipeline(yaml, origin), problems);
    if (!problems.toList().isEmpty()) {
      throw new InvalidPipelineException(origin, problems.toList());
    }
    return new Pipeline(manifest.metadata().name(), manifest.spec());
  }

  /**
   * Parses and validates the text of a manifest.
   *
   * @param origin where the text is from, for messages
   * @throws InvalidPipelineException when it holds no StreamingPipeline, several, or a bad one
   */
  public static Pipeline parse(String yaml, String origin) throws InvalidPipelineException {
    JsonNode document = onlyPipeline(yaml, origin);
    Problems problems = new Problems();
    Manifest manifest = bind(document, problems);
    if (manifest != null) {
      if (!Pipeline.API_VERSION.equals(manifest.apiVersion())) {
        problems.add(
            "apiVersion", "is %s; write %s".formatted(manifest.apiVersion(), Pipeline.API_VERSION));
      }
      String name = manifest.metadata() == null ? null : manifest.metadata().name();
      PipelineRules.check(name, manifest.spec(), problems);
    }
    if (!problems.toList().isEmpty()) {
      // What could not be bound is often also missing; the first message about a place is enough.
      throw new InvalidPipelineException(origin, firstOfEachPlace(problems.toList()));
    }
    return new Pipeline(manifest.metadata().name(), manifest.spec());
  }

  /** The pipeline as YAML, defaults written out. */
  public static String write(Pipeline pipeline) {
    try {
      return ManifestMapper.create()
          .writeValueAsString(
              new Manifest(
                  Pipeline.API_VERSION,
                  Pipeline.KIND,
                  new Manifest.Metadata(pipeline.name()),
                  pipeline.spec(),
                  null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a pipeline can always be written", e);
    }
  }

  private static JsonNode onlyPipeline(String yaml, String origin) throws InvalidPipelineException {
    List<JsonNode> documents;
    try (MappingIterator<JsonNode> iterator =
        ManifestMapper.create().readerFor(JsonNode.class).readValues(yaml)) {
      documents = iterator.readAll();
    } catch (IOException e) {
      throw invalid(origin, "(file)", "is no valid YAML: " + syntaxError(e));
    }
    List<JsonNode> pipelines =
        documents.stream()
            .filter(document -> Pipeline.KIND.equals(document.path("kind").asText()))
            .toList();
    if (pipelines.isEmpty()) {
      throw invalid(
          origin, "kind", "no document has kind %s; write it first".formatted(Pipeline.KIND));
    }
    if (pipelines.size() > 1) {
      String names =
          pipelines.stream()
              .map(document -> document.path("metadata").path("name").asText())
              .collect(joining(", "));
      throw invalid(
          origin,
          "(file)",
          "holds %d pipelines (%s); put each into a file of its own"
              .formatted(pipelines.size(), names));
    }
    return pipelines.get(0);
  }

  private static String syntaxError(IOException e) {
    if (!(e instanceof JsonProcessingException syntax) || syntax.getLocation() == null) {
      return firstLine(e);
    }
    return "line %d, column %d: %s"
        .formatted(
            syntax.getLocation().getLineNr(),
            syntax.getLocation().getColumnNr(),
            syntax.getOriginalMessage().lines().findFirst().orElse(""));
  }

  private static Manifest bind(JsonNode document, Problems problems) {
    ObjectMapper mapper = ManifestMapper.create();
    mapper.addHandler(new ProblemCollector(problems));
    try {
      return mapper.treeToValue(document, Manifest.class);
    } catch (JsonMappingException e) {
      problems.add(path(e), mismatch(e));
      return null;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree has no syntax errors", e);
    }
  }

  private static String mismatch(JsonMappingException e) {
    return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? "is not allowed; wanted is " + ProblemCollector.name(mismatch.getTargetType())
        : firstLine(e);
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static List<Problem> firstOfEachPlace(List<Problem> problems) {
    return problems.stream()
        .filter(
            problem ->
                problems.stream()
                    .filter(other -> other.path().equals(problem.path()))
                    .findFirst()
                    .orElseThrow()
                    .equals(problem))
        .toList();
  }

  private static InvalidPipelineException invalid(String origin, String path, String message) {
    return new InvalidPipelineException(origin, List.of(new Problem(path, message)));
  }

  private static String firstLine(Exception e) {
    return e.getMessage().lines().findFirst().orElse("");
  }
}
