package dev.streamingpipeline.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of tenants in a platform's status. */
class PipelineStatusTest {
  @Test
  void shouldNameTenantsInOrderAndOnce() {
    assertThat(usedBy(List.of("orders", "clicks", "orders")).usedBy())
        .containsExactly("clicks", "orders");
  }

  @Test
  void shouldOmitTenantsWhereThereAreNone() {
    assertThat(Serialization.asYaml(usedBy(List.of()))).doesNotContain("usedBy");
    assertThat(usedBy(null)).isEqualTo(usedBy(List.of()));
  }

  /** The API server would reject a status with more. */
  @Test
  void shouldNameNoMoreTenantsThanTheCrdAllows() {
    List<String> tenants =
        IntStream.rangeClosed(1, 101)
            .mapToObj(number -> String.format(Locale.ROOT, "tenant-%03d", number))
            .sorted()
            .toList();

    assertThat(usedBy(tenants).usedBy()).hasSize(100).endsWith("tenant-100");
  }

  private static PipelineStatus usedBy(List<String> tenants) {
    return new PipelineStatus(null, null, null, null, null, null, null, tenants);
  }
}
