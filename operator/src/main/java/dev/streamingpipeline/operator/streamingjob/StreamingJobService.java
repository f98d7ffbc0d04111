package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The headless Service of the driver's status endpoint. Executors use the driver's IP address. */
public final class StreamingJobService extends HeadlessService {
  /** The port of {@code /progress}, {@code /metrics} and the probes. */
  public static final int STATUS_PORT = 8090;

  private static final int WEB_PORT = 4040;
  public static final int DRIVER_PORT = 7078;
  public static final int BLOCKS_PORT = 7079;

  public StreamingJobService() {
    super(
        Component.STREAMING_JOB,
        Map.of(
            "status", STATUS_PORT, "web", WEB_PORT, "driver", DRIVER_PORT, "blocks", BLOCKS_PORT));
  }

  /** The base address of the status endpoint. */
  public static String statusUrlFor(PipelineContext pipeline) {
    return "http://%s:%s".formatted(pipeline.serviceHost(Component.STREAMING_JOB), STATUS_PORT);
  }
}
