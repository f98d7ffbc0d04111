package dev.streamingpipeline.operator.secrets;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Credentials of a component's web UI, for one user, if the pipeline has security. */
public class WebUiCredentials extends GeneratedSecret {
  /** Key of the user name. */
  public static final String USERNAME = "username";

  /** Key of the password. */
  public static final String PASSWORD = "password";

  private static final String ADMINISTRATOR = "admin";

  public WebUiCredentials(Component component) {
    super(component);
  }

  /** The name of the Secret of a component. */
  public static String nameOf(Component component, PipelineContext pipeline) {
    return name(component, pipeline.pipeline());
  }

  /** A component's Secret, if it exists. It is part of the fingerprint of the pods that read it. */
  public static Optional<Secret> in(Component component, PipelineContext pipeline) {
    return pipeline.actualState().find(Secret.class, nameOf(component, pipeline));
  }

  private static String name(Component component, Pipeline pipeline) {
    return component.nameFor(pipeline) + "-login";
  }

  @Override
  protected final String nameFor(Pipeline pipeline) {
    return name(component(), pipeline);
  }

  @Override
  public final boolean isPartOf(PipelineContext pipeline) {
    return super.isPartOf(pipeline) && pipeline.spec().hasSecurity();
  }

  @Override
  protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
    return new TreeMap<>(Map.of(USERNAME, () -> ADMINISTRATOR, PASSWORD, pipeline.passwords()));
  }
}
