package dev.streamingpipeline.operator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.pipeline.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation's diagrams match the code. */
class DiagramsTest {
  private static final Pattern ARROW =
      Pattern.compile("^  ([\\w-]+) --> ([\\w-]+)$", Pattern.MULTILINE);

  /** A Maven dependency on another module, with its scope. */
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>dev\\.streamingpipeline</groupId>\\s*"
              + "<artifactId>([\\w-]+)</artifactId>(?:(?!</dependency>).)*</dependency>",
          Pattern.DOTALL);

  private static final List<String> MODULES =
      List.of("wire", "producer", "provisioner", "spark-app", "local", "operator");

  @Test
  void shouldDrawWhatComponentsWaitFor() throws Exception {
    assertThat(arrows("../docs/concepts/components.md")).isEqualTo(needs());
  }

  @Test
  void shouldDrawModulesAndTheOrderOfReconciliation() throws Exception {
    Set<String> all = dependencies();
    all.addAll(needs());

    assertThat(arrows("../docs/development/architecture.md")).isEqualTo(all);
  }

  private static Set<String> needs() throws Exception {
    PipelineSpec spec = PipelineManifest.read(Examples.DIRECTORY.resolve("users.yaml")).spec();
    Set<String> needs = new TreeSet<>();
    for (Component component : Component.values()) {
      Components.catalog()
          .definitionOf(component)
          .needs(spec)
          .forEach(need -> needs.add(need.label() + " --> " + component.label()));
    }
    return needs;
  }

  private static Set<String> dependencies() throws IOException {
    Set<String> dependencies = new TreeSet<>();
    for (String module : MODULES) {
      DEPENDENCY
          .matcher(Files.readString(Path.of("..", module, "pom.xml")))
          .results()
          .filter(dependency -> !dependency.group().contains("<scope>test</scope>"))
          .forEach(dependency -> dependencies.add(module + " --> " + dependency.group(1)));
    }
    return dependencies;
  }

  private static Set<String> arrows(String page) throws IOException {
    return ARROW
        .matcher(Files.readString(Path.of(page)))
        .results()
        .map(arrow -> arrow.group(1) + " --> " + arrow.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
