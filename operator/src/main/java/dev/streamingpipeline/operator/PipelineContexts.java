package dev.streamingpipeline.operator;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.common.EventSources;
import dev.streamingpipeline.operator.common.Observed;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziInstallation;
import dev.streamingpipeline.operator.network.Surroundings;
import dev.streamingpipeline.operator.platform.Neighbours;
import dev.streamingpipeline.operator.platform.PlatformUse;
import dev.streamingpipeline.operator.secrets.NamedSecrets;
import dev.streamingpipeline.operator.secrets.SecretReference;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what reconciliations work with. */
final class PipelineContexts {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineContexts.class);

  private final ReadPipelines read = new ReadPipelines();
  private final ComponentImages images;
  private final Surroundings surroundings;

  PipelineContexts(ComponentImages images, Surroundings surroundings) {
    this.images = images;
    this.surroundings = surroundings;
  }

  /**
   * For a pipeline.
   *
   * @throws InvalidPipelineException when it can't be worked with
   */
  PipelineContext of(StreamingPipeline resource, Context<StreamingPipeline> context)
      throws InvalidPipelineException {
    Pipeline pipeline = read.of(resource);
    Neighbours neighbours = Neighbours.of(resource, context);
    if (pipeline.spec().isGuest()) {
      return guest(resource, platform(resource, neighbours, context), neighbours, context);
    }
    PipelineContext platform = known(pipeline, resource, context);
    return platform.with(guests(platform, neighbours, context));
  }

  /** The Secrets that a pipeline names; none while it can't be worked with. */
  List<SecretReference> secretsOf(StreamingPipeline resource) {
    try {
      return SecretReference.of(read.of(resource).spec());
    } catch (InvalidPipelineException e) {
      return List.of();
    }
  }

  private PipelineContext platform(
      StreamingPipeline guest, Neighbours neighbours, Context<StreamingPipeline> context)
      throws InvalidPipelineException {
    StreamingPipeline resource = PlatformUse.platformOf(guest, neighbours);
    try {
      return known(read.of(resource), resource, context);
    } catch (InvalidPipelineException e) {
      throw PlatformUse.unusable(guest);
    }
  }

  private PipelineContext guest(
      StreamingPipeline resource,
      PipelineContext platform,
      Neighbours neighbours,
      Context<StreamingPipeline> context)
      throws InvalidPipelineException {
    Pipeline pipeline = read.guest(resource, platform.pipeline());
    PlatformUse.check(resource, neighbours);
    return known(pipeline, resource, context).on(platform);
  }

  /** Those that can be worked with; the others' own status says why they can't. */
  private List<PipelineContext> guests(
      PipelineContext platform, Neighbours neighbours, Context<StreamingPipeline> context) {
    List<PipelineContext> guests = new ArrayList<>();
    for (StreamingPipeline guest : neighbours.guestsOf(platform.name())) {
      try {
        guests.add(guest(guest, platform, neighbours, context));
      } catch (InvalidPipelineException e) {
        LOG.debug("{} has guest {} that is not valid", platform.name(), e.getMessage());
      }
    }
    return guests;
  }

  /** With what is known of it alone. */
  private PipelineContext known(
      Pipeline pipeline, StreamingPipeline resource, Context<StreamingPipeline> context) {
    PipelineContext known =
        new PipelineContext(
                pipeline,
                resource.getMetadata().getNamespace(),
                images,
                Readinesses::of,
                Observed.of(resource, context))
            .with(surroundings);
    if (!SecretReference.of(pipeline.spec()).isEmpty()) {
      known =
          known.with(
              EventSources.known(NamedSecrets.class, resource, context)
                  .findFirst()
                  .orElse(NamedSecrets.NONE));
    }
    return !pipeline.spec().isGuest()
            && pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI
        ? known.with(strimzi(resource, context))
        : known;
  }

  /** Fails without a word in the status: to know nothing is not to know that there is nothing. */
  private static StrimziInstallation strimzi(
      StreamingPipeline resource, Context<StreamingPipeline> context) {
    return EventSources.known(StrimziInstallation.class, resource, context)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("The API server did not say what it has of Strimzi"));
  }
}
