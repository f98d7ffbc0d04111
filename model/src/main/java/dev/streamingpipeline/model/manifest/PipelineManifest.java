package dev.streamingpipeline.model.manifest;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.validation.PipelineRules;
import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.model.validation.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads and writes the file that holds a {@code StreamingPipeline}. */
public final class PipelineManifest {
  private PipelineManifest() {}

  /**
   * Reads and validates a file. Other resources in the file are ignored.
   *
   * @throws IOException when the file can't be read
   * @throws InvalidPipelineException when it holds no StreamingPipeline, several, or a bad one
   */
  public static Pipeline read(Path file) throws IOException, InvalidPipelineException {
    return parse(Files.readString(file), file.toString());
  }

  /**
   * Parses a manifest without validating it again. For the streaming job, which gets a validated
   * one: the CEL library that validation uses can't share a class path with Spark.
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
    return validated(onlyPipeline(yaml, origin), origin);
  }

  /**
   * Validates a resource as stored by an API server. A tenant's rules that depend on its platform
   * are checked by {@link #parseTenant}.
   *
   * @param name its {@code metadata.name}
   * @param spec its specification
   * @throws InvalidPipelineException when the specification is invalid
   */
  public static Pipeline parse(String name, JsonNode spec) throws InvalidPipelineException {
    return validated(resource(name, spec), name);
  }

  /**
   * Validates a tenant as stored by an API server, together with its platform.
   *
   * @param name its {@code metadata.name}
   * @param spec its specification, which has a {@code platformRef}
   * @param platform the pipeline that it refers to
   * @return the tenant, with the platform's components in its specification
   * @throws InvalidPipelineException when the specification is invalid, by itself or on this
   *     platform
   */
  public static Pipeline parseTenant(String name, JsonNode spec, Pipeline platform)
      throws InvalidPipelineException {
    Pipeline tenant =
        validated(
            resource(name, spec),
            name,
            (known, read, problems) -> PipelineRules.checkTenant(known, read, platform, problems));
    return new Pipeline(name, tenant.spec().on(platform.spec()));
  }

  private static JsonNode resource(String name, JsonNode spec) {
    ObjectNode document = ManifestMapper.get().createObjectNode();
    document.put("apiVersion", Pipeline.API_VERSION).put("kind", Pipeline.KIND);
    document.putObject("metadata").put("name", name);
    document.set("spec", spec);
    return document;
  }

  private static Pipeline validated(JsonNode document, String origin)
      throws InvalidPipelineException {
    return validated(document, origin, PipelineRules::check);
  }

  private static Pipeline validated(JsonNode document, String origin, Rules rules)
      throws InvalidPipelineException {
    Problems unreadable = new Problems();
    Manifest manifest = bind(document, unreadable);
    Problems problems = new Problems();
    if (manifest != null) {
      if (manifest.apiVersion() == null) {
        problems.add("apiVersion", "is required; write " + Pipeline.API_VERSION);
      } else if (!Pipeline.API_VERSION.equals(manifest.apiVersion())) {
        problems.add(
            "apiVersion",
            "is '%s'; write %s".formatted(manifest.apiVersion(), Pipeline.API_VERSION));
      }
      String name = manifest.metadata() == null ? null : manifest.metadata().name();
      rules.check(name, manifest.spec(), problems);
    }
    List<Problem> all = new ArrayList<>(unreadable.toList());
    problems.toList().stream().filter(problem -> !below(unreadable, problem)).forEach(all::add);
    if (!all.isEmpty()) {
      throw new InvalidPipelineException(origin, firstOfEachPlace(all));
    }
    return new Pipeline(manifest.metadata().name(), manifest.spec());
  }

  /** Writes the pipeline as YAML, including defaults. */
  public static String write(Pipeline pipeline) {
    try {
      return ManifestMapper.get()
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
    List<JsonNode> pipelines = new ArrayList<>();
    ObjectMapper mapper = ManifestMapper.get();
    try (AliasFinder parser = new AliasFinder(mapper.createParser(yaml));
        MappingIterator<JsonNode> iterator = mapper.readerFor(JsonNode.class).readValues(parser)) {
      while (iterator.hasNextValue()) {
        JsonNode document = iterator.nextValue();
        OptionalInt alias = parser.takeFirstAliasLine();
        if (document != null && Pipeline.KIND.equals(document.path("kind").asText())) {
          pipelines.add(document);
          if (alias.isPresent()) {
            throw invalid(
                origin,
                "(file)",
                "has an alias (*) in line %s; write the value out instead"
                    .formatted(alias.getAsInt()));
          }
        }
      }
    } catch (IOException e) {
      throw invalid(
          origin, "(file)", "is no valid YAML: %s; correct it there".formatted(syntaxError(e)));
    }
    if (pipelines.isEmpty()) {
      throw invalid(
          origin,
          "kind",
          "no document has kind %s; write kind: %s".formatted(Pipeline.KIND, Pipeline.KIND));
    }
    if (pipelines.size() > 1) {
      String names =
          pipelines.stream()
              .map(document -> document.path("metadata").path("name").asText())
              .collect(joining(", "));
      throw invalid(
          origin,
          "(file)",
          "holds %s pipelines (%s); put each into a file of its own"
              .formatted(pipelines.size(), names));
    }
    return pipelines.get(0);
  }

  private static String syntaxError(IOException e) {
    if (!(e instanceof JsonProcessingException syntax) || syntax.getLocation() == null) {
      return firstLine(e);
    }
    return "line %s, column %s: %s"
        .formatted(
            syntax.getLocation().getLineNr(),
            syntax.getLocation().getColumnNr(),
            syntax.getOriginalMessage().lines().findFirst().orElse(""));
  }

  /**
   * Binds repeatedly: reports each value that Jackson stops at and replaces it by null, so that the
   * rest is checked too.
   */
  private static Manifest bind(JsonNode document, Problems problems) {
    JsonNode tree = document.deepCopy();
    while (true) {
      Problems collected = new Problems();
      try {
        Manifest manifest =
            ManifestMapper.get()
                .readerFor(Manifest.class)
                .withHandler(new ProblemCollector(collected))
                .readValue(tree);
        collected.toList().forEach(problem -> problems.add(problem.path(), problem.message()));
        return manifest;
      } catch (JsonMappingException e) {
        problems.add(path(e), mismatch(e));
        if (!empty(tree, e.getPath())) {
          return null;
        }
      } catch (IOException e) {
        throw new IllegalStateException("a tree has no syntax errors", e);
      }
    }
  }

  /**
   * Sets a value of the tree to null.
   *
   * @return false when there is no value at the path
   */
  private static boolean empty(JsonNode tree, List<JsonMappingException.Reference> path) {
    if (path.isEmpty()) {
      return false;
    }
    JsonNode parent = tree;
    for (JsonMappingException.Reference reference : path.subList(0, path.size() - 1)) {
      parent =
          reference.getFieldName() == null
              ? parent.path(reference.getIndex())
              : parent.path(reference.getFieldName());
    }
    JsonMappingException.Reference last = path.get(path.size() - 1);
    if (parent instanceof ObjectNode object && object.hasNonNull(last.getFieldName())) {
      object.putNull(last.getFieldName());
      return true;
    }
    if (parent instanceof ArrayNode array && array.hasNonNull(last.getIndex())) {
      array.setNull(last.getIndex());
      return true;
    }
    return false;
  }

  private static String mismatch(JsonMappingException e) {
    if (e.getCause() instanceof InputCoercionException outOfRange) {
      return "is out of range; give a smaller number, wanted is "
          + ProblemCollector.name(outOfRange.getTargetType());
    }
    return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? "is not allowed; wanted is " + ProblemCollector.name(mismatch.getTargetType())
        : firstLine(e);
  }

  /**
   * Whether a problem follows from a value that could not be read, such as a required field inside
   * it.
   */
  private static boolean below(Problems unreadable, Problem problem) {
    return unreadable.toList().stream()
        .map(Problem::path)
        .anyMatch(
            path ->
                problem.path().equals(path)
                    || problem.path().startsWith(path + ".")
                    || problem.path().startsWith(path + "["));
  }

  private static String path(JsonMappingException e) {
    String path = "";
    for (JsonMappingException.Reference reference : e.getPath()) {
      path =
          reference.getFieldName() == null
              ? "%s[%s]".formatted(path, reference.getIndex())
              : Problems.at(path, reference.getFieldName());
    }
    return path;
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

  /** The rules to check a specification with. */
  private interface Rules {
    void check(String name, PipelineSpec spec, Problems problems);
  }

  private static String firstLine(Exception e) {
    return e.getMessage().lines().findFirst().orElse("");
  }
}
