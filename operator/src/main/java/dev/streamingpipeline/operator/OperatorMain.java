package dev.streamingpipeline.operator;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the operator until it is stopped. Exits with code 2 if its environment variables are
 * invalid.
 */
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);
  private static final String LEASE = "streaming-pipeline-operator";
  private static final int WRONG_ENVIRONMENT = 2;

  private OperatorMain() {}

  public static void main(String[] arguments) throws IOException {
    OperatorConfig config;
    try {
      config = OperatorConfig.fromEnvironment(Environment.ofProcess());
    } catch (EnvironmentException e) {
      LOG.atError().addKeyValue("reason", e.getMessage()).log("Invalid environment variables");
      System.exit(WRONG_ENVIRONMENT);
      return;
    }
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    KubernetesClient client = new KubernetesClientBuilder().build();
    Operator operator = operator(config, client, metrics);
    HealthServer health = HealthServer.start(config.httpPort(), operator, metrics);
    Runtime.getRuntime().addShutdownHook(new Thread(health::close, "health-stop"));
    operator.installShutdownHook(java.time.Duration.ofSeconds(10));
    operator.start();
    LOG.atInfo().addKeyValue("namespaces", config.namespaces()).log("Watching");
  }

  /** Creates the operator without starting it. */
  static Operator operator(
      OperatorConfig config, KubernetesClient client, PrometheusMeterRegistry metrics) {
    Operator operator =
        new Operator(
            overrider -> {
              overrider
                  .withKubernetesClient(client)
                  .withCloseClientOnStop(true)
                  .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(metrics));
              if (config.leaderElection()) {
                overrider.withLeaderElectionConfiguration(new LeaderElectionConfiguration(LEASE));
              }
            });
    operator.register(
        new StreamingPipelineReconciler(
            config.images(), config.networkEnvironment(), config.pollInterval(), Clock.systemUTC()),
        controller -> {
          if (!config.namespaces().isEmpty()) {
            controller.settingNamespaces(config.namespaces());
          }
        });
    return operator;
  }
}
