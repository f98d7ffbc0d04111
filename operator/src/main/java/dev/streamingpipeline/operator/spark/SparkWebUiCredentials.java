package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.secrets.WebUiCredentials;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Optional;

/** Credentials of the web UIs of Spark master, workers and driver. */
public final class SparkWebUiCredentials extends WebUiCredentials {
  private static final Component COMPONENT = Component.SPARK_MASTER;

  /** The filter's class is in the Spark image. */
  private static final String FILTER =
      "-Dspark.ui.filters=dev.streamingpipeline.spark.driver.BasicAuthFilter";

  public SparkWebUiCredentials() {
    super(COMPONENT);
  }

  /** Requires the credentials for the web UI of a pod, if the pipeline has security. */
  public static void requireLogin(PodTemplateCustomizer pod, PipelineContext pipeline) {
    if (!pipeline.spec().hasSecurity()) {
      return;
    }
    String login = nameOf(COMPONENT, pipeline);
    pod.jvmArguments(List.of(FILTER))
        .environmentFromSecret("SPARK_PAGES_USERNAME", login, USERNAME)
        .environmentFromSecret("SPARK_PAGES_PASSWORD", login, PASSWORD);
  }

  /**
   * The Secret, if it exists. It is part of the fingerprint of every pod that checks the
   * credentials.
   */
  public static Optional<Secret> in(PipelineContext pipeline) {
    return in(COMPONENT, pipeline);
  }
}
