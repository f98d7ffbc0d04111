package dev.streamingpipeline.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlPlacesTest {
  private static final String POD =
      """
      kind: "Pod"
      spec:
        containers:
        - command:
          - "java"
          name: "kafka"
          ports:
          - port: 1
            protocol: "TCP"
        volumes:
        - name: "same"
          size: 1
        - name: "same"
          size: 2
      data:
        script: |
          if a:
            b: 1
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: "Pod"     | line 1
          containers:     | spec, line 1
          - command:      | spec.containers, line 1
          - "java"        | spec.containers[kafka].command, line 1
          ports:          | spec.containers[kafka], line 3
          protocol: "TCP" | spec.containers[kafka].ports[0], line 1
          size: 1         | spec.volumes[0], line 1
          size: 2         | spec.volumes[1], line 1
          b: 1            | data.script, line 2
          """)
  void shouldNameALineByThePathToIt(String line, String place) {
    List<String> lines = POD.lines().toList();

    int number = lines.stream().map(String::strip).toList().indexOf(line);

    assertThat(new YamlPlaces(lines).of(number)).isEqualTo(place);
  }

  @Test
  void shouldNameTheObjectOfSeveral() {
    List<String> lines =
        """
        ---
        kind: Secret
        metadata:
          name: users
        ---
        kind: ConfigMap
        metadata:
          name: orders
        """
            .lines()
            .toList();

    assertThat(new YamlPlaces(lines).of(3)).isEqualTo("Secret/users: metadata, line 1");
    assertThat(new YamlPlaces(lines).of(7)).isEqualTo("ConfigMap/orders: metadata, line 1");
  }

  @Test
  void shouldNumberTheLinesOfNoYaml() {
    assertThat(new YamlPlaces(List.of()).of(0)).isEqualTo("line 1");
  }
}
