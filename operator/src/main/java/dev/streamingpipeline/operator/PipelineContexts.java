package dev.streamingpipeline.operator;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.SecretReference;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.pipeline.UserSecrets;
import dev.streamingpipeline.operator.platform.PlatformIndex;
import dev.streamingpipeline.operator.platform.PlatformUse;
import dev.streamingpipeline.operator.watch.EventSources;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the input of each reconciliation. */
final class PipelineContexts {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineContexts.class);

  private final PipelineCache read = new PipelineCache();
  private final ComponentImages images;
  private final NetworkEnvironment networkEnvironment;

  PipelineContexts(ComponentImages images, NetworkEnvironment networkEnvironment) {
    this.images = images;
    this.networkEnvironment = networkEnvironment;
  }

  /**
   * The context of a pipeline, with its platform or its tenants.
   *
   * @throws InvalidPipelineException when its spec is invalid, or it can't use its platform
   */
  PipelineContext of(StreamingPipeline resource, Context<StreamingPipeline> context)
      throws InvalidPipelineException {
    Pipeline pipeline = read.of(resource);
    PlatformIndex platformIndex = PlatformIndex.of(resource, context);
    if (pipeline.spec().isTenant()) {
      return tenant(resource, platform(resource, platformIndex, context), platformIndex, context);
    }
    PipelineContext platform = contextOf(pipeline, resource, context);
    return platform.with(tenants(platform, platformIndex, context));
  }

  /** The user's Secrets that a pipeline references; none while its spec is invalid. */
  List<SecretReference> secretsOf(StreamingPipeline resource) {
    try {
      return SecretReference.of(read.of(resource).spec());
    } catch (InvalidPipelineException e) {
      return List.of();
    }
  }

  private PipelineContext platform(
      StreamingPipeline tenant, PlatformIndex platformIndex, Context<StreamingPipeline> context)
      throws InvalidPipelineException {
    StreamingPipeline resource = PlatformUse.platformOf(tenant, platformIndex);
    try {
      return contextOf(read.of(resource), resource, context);
    } catch (InvalidPipelineException e) {
      throw PlatformUse.unusable(tenant);
    }
  }

  private PipelineContext tenant(
      StreamingPipeline resource,
      PipelineContext platform,
      PlatformIndex platformIndex,
      Context<StreamingPipeline> context)
      throws InvalidPipelineException {
    Pipeline pipeline = read.tenant(resource, platform.pipeline());
    PlatformUse.check(resource, platformIndex);
    return contextOf(pipeline, resource, context).asTenantOf(platform);
  }

  /** The valid tenants. The status of an invalid tenant reports its problems. */
  private List<PipelineContext> tenants(
      PipelineContext platform, PlatformIndex platformIndex, Context<StreamingPipeline> context) {
    List<PipelineContext> tenants = new ArrayList<>();
    for (StreamingPipeline tenant : platformIndex.tenantsOf(platform.name())) {
      try {
        tenants.add(tenant(tenant, platform, platformIndex, context));
      } catch (InvalidPipelineException e) {
        LOG.debug("{} has tenant {} that is not valid", platform.name(), e.getMessage());
      }
    }
    return tenants;
  }

  /** The context of a pipeline without its platform and tenants. */
  private PipelineContext contextOf(
      Pipeline pipeline, StreamingPipeline resource, Context<StreamingPipeline> context) {
    PipelineContext known =
        new PipelineContext(
                pipeline,
                resource.getMetadata().getNamespace(),
                images,
                Components.catalog(),
                EventSources.actualState(resource, context))
            .with(networkEnvironment);
    if (!SecretReference.of(pipeline.spec()).isEmpty()) {
      known =
          known.with(
              EventSources.cached(UserSecrets.class, resource, context)
                  .findFirst()
                  .orElse(UserSecrets.NONE));
    }
    return !pipeline.spec().isTenant()
            && pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI
        ? known.with(strimzi(resource, context))
        : known;
  }

  /**
   * The Strimzi installation. If it has not been polled successfully yet, the reconciliation fails
   * and leaves the status unchanged, because an unknown installation must not be treated as a
   * missing one.
   */
  private static StrimziInstallation strimzi(
      StreamingPipeline resource, Context<StreamingPipeline> context) {
    return EventSources.cached(StrimziInstallation.class, resource, context)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Could not ask the API server which Strimzi is installed"));
  }
}
