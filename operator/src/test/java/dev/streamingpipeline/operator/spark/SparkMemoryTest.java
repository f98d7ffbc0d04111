package dev.streamingpipeline.operator.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.UsersPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a worker's memory is divided. */
class SparkMemoryTest {
  private static final long MEBIBYTE = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({"1024, 512", "1536, 984", "2048, 1368", "8192, 5976"})
  void shouldGiveTheExecutorThreeQuartersOfWhatTheWorkerLeaves(long limit, long executorHeap) {
    SparkMemory memory = SparkMemory.of(limit * MEBIBYTE);

    assertThat(memory.isEnough()).isTrue();
    assertThat(memory.executorHeap()).isEqualTo(executorHeap);
    assertThat(memory.executorHeap() + memory.workerHeap()).isLessThan(limit - 256);
  }

  @Test
  void shouldReportALimitThatIsTooSmallForAnyExecutor() {
    // Given
    PipelineContext pipeline =
        UsersPipeline.changed("{workers: 1}", "{workers: 1, resources: {limits: {memory: 800Mi}}}");

    // When
    ComponentState state = pipeline.stateOf(Component.SPARK_WORKER);

    // Then
    assertThat(state.progress()).isEqualTo(ComponentState.Progress.STALLED);
    assertThat(state.message())
        .isEqualTo(
            "spec.spark.resources.limits.memory is 800 MiB; a worker and its executor need 1Gi or more");
  }

  @Test
  void shouldOfferTheMemoryThatTheDriverRequests() {
    for (String limit : new String[] {"1Gi", "1536Mi", "3G", "10Gi"}) {
      PipelineContext pipeline =
          UsersPipeline.changed(
              "{workers: 1}", "{workers: 1, resources: {limits: {memory: %s}}}".formatted(limit));

      var worker = new SparkWorkerStatefulSet().desired(pipeline).getSpec().getTemplate().getSpec();

      assertThat(worker.getContainers().get(0).getEnv())
          .anySatisfy(
              variable -> {
                assertThat(variable.getName()).isEqualTo("EXECUTOR_MEMORY");
                assertThat(variable.getValue())
                    .isEqualTo(SparkWorkerStatefulSet.memoryFor(pipeline).executorHeap() + "m");
              });
    }
  }
}
