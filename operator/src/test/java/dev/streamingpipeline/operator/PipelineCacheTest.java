package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PipelineCacheTest {
  private static final Path EXAMPLES = Path.of("../manifests/examples");

  private final PipelineCache read = new PipelineCache();

  @Test
  void shouldParseAnUnchangedResourceOnce() throws Exception {
    Pipeline first = read.of(example("users"));

    assertThat(read.of(example("users"))).isSameAs(first);
  }

  @Test
  void shouldParseAChangedResourceAgain() throws Exception {
    StreamingPipeline users = example("users");
    read.of(users);

    ((ObjectNode) users.getSpec().path("topic")).put("partitions", 7);

    assertThat(read.of(users).spec().topic().partitions()).isEqualTo(7);
  }

  @Test
  void shouldDistinguishPipelinesByName() throws Exception {
    StreamingPipeline users = example("users");
    read.of(users);

    users.getMetadata().setName("others");

    assertThat(read.of(users).name()).isEqualTo("others");
  }

  @Test
  void shouldParseATenantAgainWhenItsPlatformHasChanged() throws Exception {
    StreamingPipeline users = example("users");
    StreamingPipeline members = example("members");
    Pipeline before = read.tenant(members, read.of(users));
    ((ObjectNode) users.getSpec()).putObject("cassandra").put("replicas", 3);

    Pipeline after = read.tenant(members, read.of(users));

    assertThat(before.spec().cassandra().replicas()).isEqualTo(1);
    assertThat(after.spec().cassandra().replicas()).isEqualTo(3);
    assertThat(read.tenant(example("members"), read.of(users))).isSameAs(after);
  }

  @Test
  void shouldRefuseAnInvalidResourceEachTime() throws Exception {
    StreamingPipeline users = example("users");
    ((ObjectNode) users.getSpec()).remove("schema");

    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> read.of(users)).isInstanceOf(InvalidPipelineException.class);
    }
  }

  private static StreamingPipeline example(String name) throws Exception {
    return Serialization.unmarshal(
        Files.readString(EXAMPLES.resolve(name + ".yaml")), StreamingPipeline.class);
  }
}
