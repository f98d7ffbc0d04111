package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.fixtures.Seeds;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.model.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parsing any file results in a pipeline or a list of problems. */
class ManifestFuzzTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Whether the document was accepted. Exceptions other than a refusal are rethrown. */
  private static boolean accepted(String document) {
    try {
      Pipeline pipeline = PipelineManifest.parse(document, "fuzz");
      assertThat(PipelineManifest.parse(PipelineManifest.write(pipeline), "written"))
          .isEqualTo(pipeline);
      return true;
    } catch (InvalidPipelineException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems()).allMatch(problem -> !problem.message().startsWith("null"));
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("on " + document, e);
    }
  }

  @SoakTest
  @Seeds
  void shouldSurviveChangedTrees(long seed) {
    Random random = new Random(seed);
    int accepted = 0;
    for (int round = 0; round < 800; round++) {
      ObjectNode tree = good(random);
      int changes = 1 + random.nextInt(3);
      for (int change = 0; change < changes; change++) {
        mutate(tree, random);
      }
      accepted += accepted(tree.toString()) ? 1 : 0;
    }
    assertThat(accepted).isBetween(50, 750);
  }

  @SoakTest
  @Seeds
  void shouldSurviveChangedTexts(long seed) {
    Random random = new Random(seed);
    String users = Examples.users();
    String special = "{}[]:,-#&*!|>'\"%@` \n\t\0\u0007a1é😀~?<";
    for (int round = 0; round < 800; round++) {
      StringBuilder text = new StringBuilder(users);
      int changes = 1 + random.nextInt(4);
      for (int change = 0; change < changes; change++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, special.charAt(random.nextInt(special.length())));
          default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
        }
      }
      accepted(text.toString());
    }
  }

  @Test
  void shouldSurviveDeepNesting() {
    for (String open : List.of("[", "{a: ", "- ", "{\"status\": ")) {
      assertThat(accepted(open.repeat(20_000))).isFalse();
      assertThat(accepted("kind: StreamingPipeline\nspec: " + open.repeat(2_000))).isFalse();
    }
    assertThat(accepted("kind: StreamingPipeline\nspec: " + "[".repeat(900) + "]".repeat(900)))
        .isFalse();
  }

  private static ObjectNode good(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Examples.usersTree();
      case 1 -> Examples.tree(Examples.TENANT);
      default -> Examples.tree(Examples.FULL);
    };
  }

  private static void mutate(ObjectNode tree, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    if (container.isEmpty()) {
      return;
    }
    int index = random.nextInt(container.size());
    if (container instanceof ArrayNode array) {
      switch (random.nextInt(3)) {
        case 0 -> array.remove(index);
        case 1 -> array.insert(index, array.get(index).deepCopy());
        default -> array.set(index, anything(containers, random));
      }
    } else if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(index);
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", object.get(name).deepCopy());
        default -> object.set(name, anything(containers, random));
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode anything(List<JsonNode> containers, Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(random.nextInt());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 4 -> NODES.booleanNode(random.nextBoolean());
      case 5 -> NODES.textNode("");
      case 6 -> NODES.textNode("x".repeat(random.nextInt(3000)));
      case 7 -> NODES.textNode("1s");
      case 8 -> NODES.textNode("99999999999999999999d");
      case 9 -> NODES.textNode("5Gi");
      case 10 -> NODES.arrayNode();
      case 11 -> NODES.objectNode();
      case 12 -> NODES.arrayNode().addNull();
      default -> containers.get(random.nextInt(containers.size())).deepCopy();
    };
  }
}
