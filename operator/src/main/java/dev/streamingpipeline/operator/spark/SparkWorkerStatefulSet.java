package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;

/** The Spark workers, which start the executors of the streaming job. */
public final class SparkWorkerStatefulSet extends ComponentStatefulSet {
  private static final String CONTAINER = "spark-worker";

  /**
   * Tasks mostly wait for Kafka and Cassandra instead of computing, so one CPU runs two of them.
   */
  private static final int LEAST_CORES = 2;

  public SparkWorkerStatefulSet() {
    super(Component.SPARK_WORKER);
  }

  /** How the memory limit of each worker is divided. */
  public static SparkMemory memoryFor(PipelineContext pipeline) {
    return new SparkWorkerStatefulSet()
        .desired(pipeline).getSpec().getTemplate().getSpec().getContainers().stream()
            .filter(container -> container.getName().equals(CONTAINER))
            .map(container -> container.getResources().getLimits().get("memory"))
            .map(limit -> SparkMemory.of(limit.getNumericalAmount().longValue()))
            .findFirst()
            .orElseThrow();
  }

  @Override
  protected String file(PipelineSpec spec) {
    return "worker.yaml";
  }

  @Override
  protected int replicas(PipelineSpec spec) {
    return spec.spark().workers();
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    pod.image("spark")
        .settings(pipeline.spec().spark())
        .configuration(
            Fingerprint.of().and(SparkSecret.in(pipeline)).and(SparkWebUiCredentials.in(pipeline)));
    SparkSecret.addTo(pod, pipeline);
    SparkWebUiCredentials.requireLogin(pod, pipeline);
    SparkMemory memory = SparkMemory.of(pod.memoryLimit());
    pod.environment("HEAP", "-Xmx%sm".formatted(memory.workerHeap()))
        .environment("EXECUTOR_MEMORY", "%sm".formatted(memory.executorHeap()))
        .environment("CORES", Integer.toString(Math.max(LEAST_CORES, pod.cpus())))
        .environment("MASTER", SparkMasterService.urlFor(pipeline))
        .environment("MASTER_HOST", SparkMasterService.hostFor(pipeline));
  }
}
