package dev.streamingpipeline.operator.golden;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Names the lines of YAML documents, such as {@code spec.containers[kafka].env, line 3}: the path
 * of what the line is in, and its number there, from 1. Elements of lists go by their {@code name},
 * if no other has the same, else by their index. Of several Kubernetes objects, the one is named
 * too.
 */
public final class YamlPlaces implements LineDiff.Places {
  private final List<Node> documents = new ArrayList<>();

  public YamlPlaces(List<String> text) {
    new Yaml()
        .composeAll(new StringReader(String.join("\n", text)))
        .forEach(document -> documents.add(document));
  }

  @Override
  public String of(int line) {
    Optional<Node> document =
        documents.stream().filter(node -> firstLine(node) <= line).reduce((first, next) -> next);
    StringBuilder path = new StringBuilder();
    int from = document.map(node -> within(node, line, path)).orElse(-1);
    String place =
        path.isEmpty() ? "line %s".formatted(line + 1) : "%s, line %s".formatted(path, line - from);
    return documents.size() > 1
        ? "%s/%s: %s"
            .formatted(
                document.map(node -> text(node, "kind")).orElse(""),
                document
                    .flatMap(node -> value(node, "metadata"))
                    .map(metadata -> text(metadata, "name"))
                    .orElse(""),
                place)
        : place;
  }

  /** Extends the path from a node to a line, and returns the line on which its last part begins. */
  private static int within(Node node, int line, StringBuilder path) {
    if (node instanceof MappingNode mapping) {
      NodeTuple last = null;
      for (NodeTuple entry : mapping.getValue()) {
        if (firstLine(entry.getKeyNode()) <= line) {
          last = entry;
        }
      }
      if (last != null && firstLine(last.getKeyNode()) < line) {
        String key = ((ScalarNode) last.getKeyNode()).getValue();
        path.append(path.isEmpty() ? "" : ".").append(key);
        return deeper(last.getValueNode(), firstLine(last.getKeyNode()), line, path);
      }
    } else if (node instanceof SequenceNode sequence) {
      Node last = null;
      for (Node element : sequence.getValue()) {
        if (firstLine(element) <= line) {
          last = element;
        }
      }
      if (last != null && firstLine(last) < line) {
        path.append('[').append(label(last, sequence)).append(']');
        return deeper(last, firstLine(last), line, path);
      }
    }
    return -1;
  }

  private static int deeper(Node node, int line, int target, StringBuilder path) {
    int found = within(node, target, path);
    return found < 0 ? line : found;
  }

  private static String label(Node element, SequenceNode sequence) {
    String name = text(element, "name");
    long namesakes =
        sequence.getValue().stream().filter(other -> name.equals(text(other, "name"))).count();
    return name.isEmpty() || namesakes > 1
        ? String.valueOf(sequence.getValue().indexOf(element))
        : name;
  }

  /** The text under a key, or none. */
  private static String text(Node node, String key) {
    return value(node, key)
        .filter(ScalarNode.class::isInstance)
        .map(value -> ((ScalarNode) value).getValue())
        .orElse("");
  }

  private static Optional<Node> value(Node node, String key) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(
                entry ->
                    entry.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
            .map(NodeTuple::getValueNode)
            .findFirst()
        : Optional.empty();
  }

  private static int firstLine(Node node) {
    return node.getStartMark().getLine();
  }
}
