package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.cassandra.CassandraSecret;
import dev.streamingpipeline.operator.cassandra.CassandraWriterSecret;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.kafka.access.KafkaClientConfig;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.programs.ProgramEnvironment;
import dev.streamingpipeline.operator.spark.ExecutorPorts;
import dev.streamingpipeline.operator.spark.SparkMasterService;
import dev.streamingpipeline.operator.spark.SparkMemory;
import dev.streamingpipeline.operator.spark.SparkSecret;
import dev.streamingpipeline.operator.spark.SparkWebUiCredentials;
import dev.streamingpipeline.operator.spark.SparkWorkerStatefulSet;
import dev.streamingpipeline.runtimes.JvmModules;

/**
 * The driver of the streaming job, with its checkpoint. A StatefulSet of one pod guarantees that
 * there is never a second driver.
 */
public final class StreamingJobStatefulSet extends ComponentStatefulSet {
  /** Spark requires 450 MiB, and the JVM counts a part of its heap as not usable. */
  private static final long LEAST_HEAP = 512;

  private static final String FOR_QUICK_START = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
  private static final String FOR_THROUGHPUT = "-XX:+UseG1GC";
  private static final long MEBIBYTE = 1024 * 1024;

  public StreamingJobStatefulSet() {
    super(Component.STREAMING_JOB);
  }

  /**
   * Fingerprint of what the driver reads. The driver is not restarted when anything else changes.
   */
  static Fingerprint configurationOf(PipelineContext pipeline) {
    var job = pipeline.spec().streamingJob();
    return ProgramEnvironment.withSecrets(
        Fingerprint.ofContent(
                pipeline.pipeline().contract(),
                job.triggerInterval(),
                job.maxOffsetsPerTrigger(),
                pipeline.spec().sink())
            .and(CassandraWriterSecret.in(pipeline).or(() -> CassandraSecret.in(pipeline)))
            .and(KafkaClientConfig.of(Component.STREAMING_JOB, pipeline).existingSecret(pipeline))
            .and(SparkSecret.in(pipeline))
            .and(SparkWebUiCredentials.in(pipeline)),
        pipeline);
  }

  @Override
  protected StorageSpec storage(PipelineSpec spec) {
    return spec.streamingJob().storage();
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    SparkMemory worker = SparkWorkerStatefulSet.memoryFor(pipeline);
    pod.image("spark")
        .settings(pipeline.spec().streamingJob())
        .throughputWithMuchMemory()
        .configuration(configurationOf(pipeline))
        .environment(
            "HEAP", "-Xmx%sm".formatted(Math.max(LEAST_HEAP, pod.memoryLimit() / 2 / MEBIBYTE)))
        .environment("EXECUTOR_MEMORY", "%sm".formatted(worker.executorHeap()))
        .environment("EXECUTOR_JVM", worker.isLarge() ? FOR_THROUGHPUT : FOR_QUICK_START)
        .environment("EXECUTOR_BLOCKS_PORT", Integer.toString(ExecutorPorts.FIRST))
        .environment("EXECUTOR_BLOCKS_PORT_RETRIES", Integer.toString(ExecutorPorts.RETRIES))
        .environment("MASTER", SparkMasterService.urlFor(pipeline))
        .environment("SPARK_MASTER_WEB_URL", SparkMasterService.webUrlFor(pipeline));
    SparkSecret.addTo(pod, pipeline);
    SparkWebUiCredentials.requireLogin(pod, pipeline);
    pod.jvmArguments(JvmModules.SPARK);
    ProgramEnvironment.add(pod, pipeline, component());
    ProgramEnvironment.addCassandraWriter(pod, pipeline);
  }
}
