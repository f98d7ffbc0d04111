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

/** A pipeline on the platform of another. */
class GuestTest {
  private final JsonNode spec = Examples.tree(Examples.GUEST).get("spec");

  @Test
  void shouldHaveWhatHoldsOnThePlatformAndBeItselfOtherwise() throws Exception {
    // Given
    Pipeline alone = PipelineManifest.parse("orders", spec);
    Pipeline platform = large();

    // When
    Pipeline guest = PipelineManifest.parseGuest("orders", spec, platform);

    // Then
    PipelineSpec there = platform.spec();
    assertThat(guest.name()).isEqualTo("orders");
    assertThat(guest.spec().kafka()).isEqualTo(there.kafka());
    assertThat(guest.spec().schemaRegistry()).isEqualTo(there.schemaRegistry());
    assertThat(guest.spec().cassandra()).isEqualTo(there.cassandra());
    assertThat(guest.spec().security()).isEqualTo(there.security());
    assertThat(guest.spec().isGuest()).isTrue();
    assertThat(guest.contract()).isEqualTo(alone.contract());
    // And nothing else is the platform's
    assertThat(guest.spec().on(alone.spec())).isEqualTo(alone.spec());
    assertThat(guest.spec().size()).isEqualTo(PlatformSize.MEDIUM);
    assertThat(guest.spec().airflow().dagId()).isEqualTo("shop.orders");
  }

  @Test
  void shouldNotLetItsOwnSizeChangeThePlatform() throws Exception {
    // Given
    ObjectNode tree = Examples.usersTree();
    tree.withObject("/spec").remove(List.of("kafka", "cassandra"));
    Pipeline small = Parsing.parse(tree.toString());
    ((ObjectNode) spec).put("size", "Large");

    // When
    Pipeline guest = PipelineManifest.parseGuest("orders", spec, small);

    // Then
    assertThat(guest.spec().kafka()).isEqualTo(small.spec().kafka());
    assertThat(guest.spec().cassandra()).isEqualTo(small.spec().cassandra());
    assertThat(guest.spec().streamingJob().resources().limits().memory()).hasToString("3Gi");
  }

  @Test
  void shouldKeepAsManyCopiesAsThePlatformCan() throws Exception {
    ((ObjectNode) spec.get("topic")).remove("replicationFactor");
    ((ObjectNode) spec.at("/sink/cassandra")).remove("replicationFactor");

    Pipeline guest = PipelineManifest.parseGuest("orders", spec, large());

    assertThat(guest.topicReplicationFactor()).isEqualTo(3);
    assertThat(guest.tableReplicationFactor()).isEqualTo(3);
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

      assertThat(PipelineManifest.parseGuest("orders", spec, parsed).spec().hasSecurity())
          .isEqualTo(parsed.spec().hasSecurity());
    }
  }

  @Test
  void shouldBeAPipelineLikeOthersToItsPrograms() throws Exception {
    // Given
    Pipeline guest = PipelineManifest.parseGuest("orders", spec, large());

    // When
    Pipeline forPrograms = new Pipeline(guest.name(), guest.spec().withoutPlatformRef());

    // Then: they read it with all rules, and find in it what the guest has
    Pipeline read = Parsing.parse(PipelineManifest.write(forPrograms));
    assertThat(read).isEqualTo(forPrograms);
    assertThat(read.spec().isGuest()).isFalse();
    assertThat(read.contract()).isEqualTo(guest.contract());
    assertThat(read.topicReplicationFactor()).isEqualTo(guest.topicReplicationFactor());
    assertThat(read.tableReplicationFactor()).isEqualTo(guest.tableReplicationFactor());
    assertThat(read.spec().hasSecurity()).isEqualTo(guest.spec().hasSecurity());
  }

  @Test
  void shouldHaveADagOfItsOwn() {
    ObjectNode tree = Examples.tree(Examples.GUEST);
    assertThat(Parsing.parse(tree.toString()).dagId()).isEqualTo("shop.orders");

    tree.withObject("/spec/airflow").remove("dagId");
    assertThat(Parsing.parse(tree.toString()).dagId()).isEqualTo("orders");

    tree.withObject("/spec").remove("platformRef");
    assertThat(Parsing.parse(tree.toString()).dagId()).isEqualTo("user_automation");
  }

  /** An API server writes defaults into what it stores. */
  @Test
  void shouldTakeTheDefaultsForNothingSaid() {
    ObjectNode tree = Examples.usersTree();
    tree.withObject("/spec/platformRef").put("name", "shared");

    assertThat(Parsing.parse(tree.toString()).spec().isGuest()).isTrue();
  }

  private static Pipeline large() {
    ObjectNode tree = Examples.usersTree();
    tree.withObject("/spec").put("size", "Large").remove(List.of("kafka", "cassandra"));
    return Parsing.parse(tree.toString());
  }
}
