package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import java.util.Map;

/** The DNS name of the scheduler's pod, from which Airflow's API server reads the logs of tasks. */
public final class AirflowSchedulerService extends HeadlessService {
  public static final int LOGS_PORT = 8793;

  public AirflowSchedulerService() {
    super(Component.AIRFLOW_SCHEDULER, Map.of("logs", LOGS_PORT));
  }
}
