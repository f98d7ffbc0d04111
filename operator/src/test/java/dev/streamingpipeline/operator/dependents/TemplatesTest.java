package dev.streamingpipeline.operator.dependents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.operator.spark.SparkMasterStatefulSet;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  @Test
  void shouldReturnASeparateObjectToEachCaller() {
    // Given
    StatefulSet first = master();
    String image = container(first).getImage();
    int arguments = container(first).getCommand().size();

    // When
    container(first).setImage("changed");
    container(first).getCommand().clear();
    first.getMetadata().setName("changed");

    // Then
    StatefulSet second = master();
    assertThat(container(second).getImage()).isEqualTo(image);
    assertThat(container(second).getCommand()).hasSize(arguments).isNotEmpty();
    assertThat(second.getMetadata().getName()).isNull();
  }

  @Test
  void shouldNameAMissingFile() {
    assertThatThrownBy(() -> Templates.text(SparkMasterStatefulSet.class, "no.yaml"))
        .hasMessageContaining("no.yaml")
        .hasMessageContaining("SparkMasterStatefulSet");
  }

  private static StatefulSet master() {
    return Templates.load(SparkMasterStatefulSet.class, "master.yaml", StatefulSet.class);
  }

  private static Container container(StatefulSet set) {
    return set.getSpec().getTemplate().getSpec().getContainers().get(0);
  }
}
