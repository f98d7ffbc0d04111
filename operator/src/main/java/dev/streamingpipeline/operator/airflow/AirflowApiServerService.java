package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The Service of Airflow's REST API and web UI. Tasks report their state to it too. */
public final class AirflowApiServerService extends HeadlessService {
  public static final int PORT = 8080;

  public AirflowApiServerService() {
    super(Component.AIRFLOW_API_SERVER, Map.of("http", PORT));
  }

  /** The base URL. */
  public static String urlFor(PipelineContext pipeline) {
    return "http://%s:%s".formatted(pipeline.serviceHost(Component.AIRFLOW_API_SERVER), PORT);
  }
}
