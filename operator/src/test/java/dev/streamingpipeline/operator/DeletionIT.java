package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.fixtures.Soak;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Component;
import io.javaoperatorsdk.operator.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that the operator created stays behind when a pipeline is deleted. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class DeletionIT {
  /**
   * One of each sort: the first component, one with a volume, a Job, the one with most
   * dependencies, one that nothing depends on.
   */
  static List<Component> heldComponents() {
    return Soak.points(
        List.of(
            Component.ZOOKEEPER,
            Component.CASSANDRA,
            Component.KAFKA_USERS,
            Component.STREAMING_JOB,
            Component.AIRFLOW_MIGRATION),
        List.of(Component.KAFKA_USERS));
  }

  @SoakTest
  @MethodSource("heldComponents")
  void shouldLeaveNothingOfAPipelineThatIsDeletedOnItsWay(Component held) throws Exception {
    try (Harness harness = new Harness()) {
      // Given one that waits for a component
      harness.controllers().hold(held.label());
      harness.start();
      harness.apply(harness.secured("users"));
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> harness.workloadsOf("users", held).findAny().isPresent());

      // When
      harness.delete("users");

      // Then
      staysEmpty(harness);

      // And when it is applied again
      harness.controllers().release(held.label());
      harness.apply(harness.pipeline("users"));

      // Then
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldLeaveNothingOfAPipelineThatServed() throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");

      // When
      harness.delete("users");

      // Then
      staysEmpty(harness);
    }
  }

  @Test
  void shouldLeaveNothingOfAPipelineDeletedWithoutAnOperator() throws Exception {
    try (Harness harness = new Harness()) {
      Operator operator = harness.start(harness.proxy());
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      operator.stop();

      // When
      harness.delete("users");
      harness.start();

      // Then
      staysEmpty(harness);
    }
  }

  /** Checks that the operator creates nothing after a deletion. */
  private static void staysEmpty(Harness harness) {
    await()
        .during(Harness.QUIET)
        .atMost(Harness.QUIET.multipliedBy(2))
        .untilAsserted(() -> assertThat(harness.objects("users")).isEmpty());
  }
}
