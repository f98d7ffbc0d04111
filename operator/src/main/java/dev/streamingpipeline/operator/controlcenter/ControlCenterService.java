package dev.streamingpipeline.operator.controlcenter;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** Control Center's Service. */
public final class ControlCenterService extends HeadlessService {
  private static final int PORT = 9021;

  public ControlCenterService() {
    super(Component.CONTROL_CENTER, Map.of("http", PORT));
  }

  /** The URL of the web UI. */
  public static String urlFor(PipelineContext pipeline) {
    return "http://%s:%s".formatted(pipeline.serviceHost(Component.CONTROL_CENTER), PORT);
  }
}
