package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private final Template template = new Template("zookeeper.properties");

  @Test
  void shouldFillGaps() {
    String text = template.fill(Map.of("port", 2181, "dataFolder", Path.of("/data/$1 and \\2")));

    assertThat(text)
        .contains("clientPort=2181\n")
        .contains("dataDir=/data/$1 and \\2\n")
        .doesNotContain("${");
  }

  @Test
  void shouldNameTheGapWithoutValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.fill(Map.of("port", 2181)))
        .withMessage("zookeeper.properties has no value for dataFolder");
  }

  @Test
  void shouldNameTheMissingResource() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("nothing.yaml").fill(Map.of()))
        .withMessage("There is no resource nothing.yaml");
  }
}
