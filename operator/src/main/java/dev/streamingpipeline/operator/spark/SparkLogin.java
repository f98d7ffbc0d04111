package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.secrets.WebUiCredentials;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Optional;

/** Who may see the pages of master, workers and driver. */
public final class SparkLogin extends WebUiCredentials {
  public static final String NAME = "spark-login";

  private static final Component COMPONENT = Component.SPARK_MASTER;

  /** It is in the image of Spark. */
  private static final String FILTER =
      "-Dspark.ui.filters=dev.streamingpipeline.spark.driver.BasicAuthFilter";

  public SparkLogin() {
    super(COMPONENT);
  }

  /** Puts the pages of a pod behind the login, where the pipeline is secured. */
  public static void ask(PodTemplateCustomizer pod, PipelineContext pipeline) {
    if (!pipeline.spec().hasSecurity()) {
      return;
    }
    String login = nameOf(COMPONENT, pipeline);
    pod.jvmArguments(List.of(FILTER))
        .environmentFromSecret("SPARK_PAGES_USERNAME", login, USERNAME)
        .environmentFromSecret("SPARK_PAGES_PASSWORD", login, PASSWORD);
  }

  /** The Secret, if it is there: part of the fingerprint of every pod that asks for the login. */
  public static Optional<Secret> in(PipelineContext pipeline) {
    return in(COMPONENT, pipeline);
  }
}
