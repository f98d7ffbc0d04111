package dev.streamingpipeline.model.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.streamingpipeline.model.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One case of a case file: what is done to the users example, and what is said about it.
 *
 * <pre>
 * ## a sentence that names the case
 * set /spec/topic/partitions 0          JSON; an absent place is made, - appends to a list
 * set /x {"$repeat": "a", "times": 9}   a text or list of nine
 * set /x {"$number": "a%d", "times": 9} an object of the keys a0 to a8, each with the value "x"
 * remove /spec/topic/retention
 * | a line of a whole document, instead of the edited example
 * => the problem as the user reads it
 * </pre>
 */
public record ManifestCase(String name, List<String> steps, List<String> expected) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a case file; lines before the first case are a comment. */
  public static List<ManifestCase> read(Path file) {
    List<ManifestCase> cases = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith("## ")) {
        cases.add(new ManifestCase(line.substring(3), new ArrayList<>(), new ArrayList<>()));
      } else if (!cases.isEmpty() && line.startsWith("=> ")) {
        cases.get(cases.size() - 1).expected().add(line.substring(3));
      } else if (!cases.isEmpty() && !line.isBlank()) {
        cases.get(cases.size() - 1).steps().add(line);
      }
    }
    return cases;
  }

  /** The case file again, with other expectations. */
  public static String write(Path file, List<ManifestCase> cases) {
    StringBuilder text = new StringBuilder();
    for (String line : lines(file)) {
      if (line.startsWith("## ")) {
        break;
      }
      text.append(line).append('\n');
    }
    for (ManifestCase each : cases) {
      text.append("## ").append(each.name()).append('\n');
      each.steps().forEach(step -> text.append(step).append('\n'));
      each.expected().forEach(problem -> text.append("=> ").append(problem).append('\n'));
      text.append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document of this case. JSON is YAML too. */
  public String document() {
    if (steps.get(0).startsWith("|")) {
      StringBuilder text = new StringBuilder();
      for (String step : steps) {
        text.append(step.length() > 2 ? step.substring(2) : "").append('\n');
      }
      return text.toString();
    }
    return edit(Examples.usersTree());
  }

  /** This case's edits of another tree. */
  public String edit(ObjectNode tree) {
    steps.forEach(step -> apply(tree, step));
    return tree.toString();
  }

  private static void apply(ObjectNode tree, String step) {
    String[] words = step.split(" ", 3);
    JsonPointer place = JsonPointer.compile(words[1]);
    JsonNode parent = tree.at(place.head());
    String last = place.last().getMatchingProperty();
    switch (words[0]) {
      case "set" -> {
        if (parent instanceof ArrayNode array) {
          if (last.equals("-")) {
            array.add(value(words[2]));
          } else {
            array.set(Integer.parseInt(last), value(words[2]));
          }
        } else if (parent instanceof ObjectNode object) {
          object.set(last, value(words[2]));
        } else {
          throw new IllegalArgumentException("no such place: " + step);
        }
      }
      case "remove" -> {
        if (((ObjectNode) parent).remove(last) == null) {
          throw new IllegalArgumentException("nothing to remove: " + step);
        }
      }
      default -> throw new IllegalArgumentException("no such step: " + step);
    }
  }

  private static JsonNode value(String json) {
    try {
      JsonNode value = JSON.readTree(json);
      int times = value.path("times").asInt();
      if (value.has("$repeat") && value.get("$repeat").isTextual()) {
        return TextNode.valueOf(value.get("$repeat").asText().repeat(times));
      }
      if (value.has("$repeat")) {
        ArrayNode list = JSON.createArrayNode();
        for (int index = 0; index < times; index++) {
          list.add(value.get("$repeat"));
        }
        return list;
      }
      if (value.has("$number")) {
        ObjectNode object = JSON.createObjectNode();
        for (int index = 0; index < times; index++) {
          object.put(value.get("$number").asText().formatted(index), "x");
        }
        return object;
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
