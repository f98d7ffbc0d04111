package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import java.util.Map;

/** Host names for the workers' web UIs. Spark itself uses their IP addresses. */
public final class SparkWorkerService extends HeadlessService {
  private static final int WEB_PORT = 8081;

  public SparkWorkerService() {
    super(Component.SPARK_WORKER, Map.of("web", WEB_PORT));
  }
}
