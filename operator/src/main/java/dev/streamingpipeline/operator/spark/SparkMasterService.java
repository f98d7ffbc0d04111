package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The headless Service of the Spark master. */
public final class SparkMasterService extends HeadlessService {
  public static final int PORT = 7077;
  public static final int WEB_PORT = 8080;

  public SparkMasterService() {
    super(Component.SPARK_MASTER, Map.of("master", PORT, "web", WEB_PORT));
  }

  /** The master URL in Spark's form: {@code spark://host:port}. */
  public static String urlFor(PipelineContext pipeline) {
    return "spark://%s:%s".formatted(hostFor(pipeline), PORT);
  }

  /** The URL of its web UI, without a trailing slash. */
  public static String webUrlFor(PipelineContext pipeline) {
    return "http://%s:%s".formatted(hostFor(pipeline), WEB_PORT);
  }

  static String hostFor(PipelineContext pipeline) {
    return pipeline.serviceHost(Component.SPARK_MASTER);
  }
}
