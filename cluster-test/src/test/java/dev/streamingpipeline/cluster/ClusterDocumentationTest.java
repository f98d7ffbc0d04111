package dev.streamingpipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Facts about the cluster that are stated in several files must be consistent. */
class ClusterDocumentationTest {
  private static final Pattern MAPPING =
      Pattern.compile("containerPort: (\\d+), hostPort: (\\d+),.*} # (.+)");
  private static final Pattern ROW = Pattern.compile("\\| (\\d{5}) \\| (\\d{4}) \\| ([^|]+) \\|");

  @Test
  void shouldDocumentThePortsOfTheCluster() throws IOException {
    assertThat(ports(ROW, "../docs/get-started/kind.md"))
        .hasSize(5)
        .isEqualTo(ports(MAPPING, "../kind-config.yaml"));
  }

  @Test
  void shouldFindTheSmallImageUnderTheNameThatScriptsGiveIt() throws IOException {
    assertThat(Files.readString(Path.of("src/main/resources/testcontainers.properties")))
        .contains(
            "tinyimage.container.image=streamingpipeline/"
                + ClusterVersions.read().busyboxImage()
                + "\n");
  }

  private static List<Port> ports(Pattern pattern, String file) throws IOException {
    return pattern
        .matcher(Files.readString(Path.of(file)))
        .results()
        .map(match -> new Port(match.group(1), match.group(2), match.group(3)))
        .toList();
  }

  private record Port(String node, String host, String name) {}
}
