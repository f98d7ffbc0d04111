package dev.streamingpipeline.operator.platform;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether a guest can use the platform that it names, as things are. */
public final class PlatformUse {
  private static final String REFERENCE = "spec.platformRef.name";

  private PlatformUse() {}

  /**
   * The pipeline that has the platform.
   *
   * @throws InvalidPipelineException when there is none
   */
  public static StreamingPipeline platformOf(StreamingPipeline guest, Neighbours neighbours)
      throws InvalidPipelineException {
    String name = nameIn(guest);
    return neighbours
        .find(name)
        .orElseThrow(
            () ->
                refusal(
                    guest,
                    "is '%s', and namespace %s has no pipeline of that name; make it, or name another"
                        .formatted(name, guest.getMetadata().getNamespace())));
  }

  /** What to say of a platform that can't be worked with. */
  public static InvalidPipelineException unusable(StreamingPipeline guest) {
    return refusal(
        guest,
        "is '%s', and that pipeline is not valid; its status says why, correct it there"
            .formatted(nameIn(guest)));
  }

  /**
   * Checks a guest against its platform and those that were there before it.
   *
   * @throws InvalidPipelineException when it can't go beside them
   */
  public static void check(
      Pipeline guest, StreamingPipeline resource, PipelineSpec platform, Neighbours neighbours)
      throws InvalidPipelineException {
    String name = nameIn(resource);
    List<Problem> problems = new ArrayList<>();
    if (guest.spec().producer().trigger() == ProducerSpec.Trigger.AIRFLOW
        && !platform.airflow().enabled()) {
      problems.add(
          new Problem(
              "spec.producer.trigger",
              "is Airflow, and platform %s has none; enable it there, or use CronJob"
                  .formatted(name)));
    }
    Stream<StreamingPipeline> before =
        Stream.concat(
            neighbours.find(name).stream(),
            neighbours.guestsOf(name).stream()
                .takeWhile(other -> !other.getMetadata().getName().equals(guest.name())));
    problems.addAll(Claims.of(resource).takenBy(before.map(Claims::of).toList()));
    if (!problems.isEmpty()) {
      throw new InvalidPipelineException(guest.name(), problems);
    }
  }

  private static String nameIn(StreamingPipeline guest) {
    return Neighbours.platformOf(guest).orElseThrow();
  }

  private static InvalidPipelineException refusal(StreamingPipeline guest, String message) {
    return new InvalidPipelineException(
        guest.getMetadata().getName(), List.of(new Problem(REFERENCE, message)));
  }
}
