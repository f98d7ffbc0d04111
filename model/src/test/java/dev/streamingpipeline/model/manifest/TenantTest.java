package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.model.Parsing;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.PlatformSize;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pipeline that uses another pipeline's platform. */
class TenantTest {
  private final JsonNode spec = Examples.tree(Examples.TENANT).get("spec");

  @Test
  void shouldHaveWhatHoldsOnThePlatformAndBeItselfOtherwise() throws Exception {
    // Given
    Pipeline alone = PipelineManifest.parse("orders", spec);
    Pipeline platform = large();

    // When
    Pipeline tenant = PipelineManifest.parseTenant("orders", spec, platform);

    // Then
    PipelineSpec there = platform.spec();
    assertThat(tenant.name()).isEqualTo("orders");
    assertThat(tenant.spec().kafka()).isEqualTo(there.kafka());
    assertThat(tenant.spec().schemaRegistry()).isEqualTo(there.schemaRegistry());
    assertThat(tenant.spec().cassandra()).isEqualTo(there.cassandra());
    assertThat(tenant.spec().security()).isEqualTo(there.security());
    assertThat(tenant.spec().isTenant()).isTrue();
    assertThat(tenant.contract()).isEqualTo(alone.contract());
    // And nothing else is the platform's
    assertThat(tenant.spec().on(alone.spec())).isEqualTo(alone.spec());
    assertThat(tenant.spec().size()).isEqualTo(PlatformSize.MEDIUM);
    assertThat(tenant.spec().airflow().dagId()).isEqualTo("shop.orders");
  }

  @Test
  void shouldNotLetItsOwnSizeChangeThePlatform() throws Exception {
    // Given
    ObjectNode tree = Examples.usersTree();
    tree.withObject("/spec").remove(List.of("kafka", "cassandra"));
    Pipeline small = Parsing.parse(tree.toString());
    ((ObjectNode) spec).put("size", "Large");

    // When
    Pipeline tenant = PipelineManifest.parseTenant("orders", spec, small);

    // Then
    assertThat(tenant.spec().kafka()).isEqualTo(small.spec().kafka());
    assertThat(tenant.spec().cassandra()).isEqualTo(small.spec().cassandra());
    assertThat(tenant.spec().streamingJob().resources().limits().memory()).hasToString("3Gi");
  }

  @Test
  void shouldKeepAsManyCopiesAsThePlatformCan() throws Exception {
    ((ObjectNode) spec.get("topic")).remove("replicationFactor");
    ((ObjectNode) spec.at("/sink/cassandra")).remove("replicationFactor");

    Pipeline tenant = PipelineManifest.parseTenant("orders", spec, large());

    assertThat(tenant.topicReplicationFactor()).isEqualTo(3);
    assertThat(tenant.tableReplicationFactor()).isEqualTo(3);
  }

  @Test
  void shouldBeSecuredWhereThePlatformIs() throws Exception {
    ObjectNode open = Examples.usersTree();
    open.withObject("/spec/security").put("enabled", false);
    ObjectNode secured = Examples.usersTree();
    secured.withObject("/spec/kafka").put("provider", "Standalone");
    secured.withObject("/spec/security").put("enabled", true);

    for (ObjectNode platform : List.of(open, secured)) {
      Pipeline parsed = Parsing.parse(platform.toString());

      assertThat(PipelineManifest.parseTenant("orders", spec, parsed).spec().hasSecurity())
          .isEqualTo(parsed.spec().hasSecurity());
    }
  }

  @Test
  void shouldBeAPipelineLikeOthersToItsPrograms() throws Exception {
    // Given
    Pipeline tenant = PipelineManifest.parseTenant("orders", spec, large());

    // When
    Pipeline forPrograms = new Pipeline(tenant.name(), tenant.spec().withoutPlatformRef());

    // Then: they read it with all rules, and find in it what the tenant has
    Pipeline read = Parsing.parse(PipelineManifest.write(forPrograms));
    assertThat(read).isEqualTo(forPrograms);
    assertThat(read.spec().isTenant()).isFalse();
    assertThat(read.contract()).isEqualTo(tenant.contract());
    assertThat(read.topicReplicationFactor()).isEqualTo(tenant.topicReplicationFactor());
    assertThat(read.tableReplicationFactor()).isEqualTo(tenant.tableReplicationFactor());
    assertThat(read.spec().hasSecurity()).isEqualTo(tenant.spec().hasSecurity());
  }

  @Test
  void shouldHaveADagOfItsOwn() {
    ObjectNode tree = Examples.tree(Examples.TENANT);
    assertThat(Parsing.parse(tree.toString()).dagId()).isEqualTo("shop.orders");

    tree.withObject("/spec/airflow").remove("dagId");
    assertThat(Parsing.parse(tree.toString()).dagId()).isEqualTo("orders");

    tree.withObject("/spec").remove("platformRef");
    assertThat(Parsing.parse(tree.toString()).dagId()).isEqualTo("user_automation");
  }

  /** An API server stores resources with their defaults. */
  @Test
  void shouldTakeTheDefaultsForNothingSaid() {
    ObjectNode tree = Examples.usersTree();
    tree.withObject("/spec/platformRef").put("name", "shared");

    assertThat(Parsing.parse(tree.toString()).spec().isTenant()).isTrue();
  }

  private static Pipeline large() {
    ObjectNode tree = Examples.usersTree();
    tree.withObject("/spec").put("size", "Large").remove(List.of("kafka", "cassandra"));
    return Parsing.parse(tree.toString());
  }
}
