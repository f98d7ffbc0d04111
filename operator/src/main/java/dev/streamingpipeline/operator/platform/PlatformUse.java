package dev.streamingpipeline.operator.platform;

import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.api.StreamingPipeline;
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
                    "is '%s', and namespace %s has no pipeline of that name; make it, or delete this one and make it again with another"
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
   * Checks that a guest wants nothing that its platform, or a guest that was there before it, has.
   *
   * @throws InvalidPipelineException when it does
   */
  public static void check(StreamingPipeline guest, Neighbours neighbours)
      throws InvalidPipelineException {
    String platform = nameIn(guest);
    String name = guest.getMetadata().getName();
    Stream<StreamingPipeline> before =
        Stream.concat(
            neighbours.find(platform).stream(),
            neighbours.guestsOf(platform).stream()
                .takeWhile(other -> !other.getMetadata().getName().equals(name)));
    List<Problem> problems = Claims.of(guest).takenBy(before.map(Claims::of).toList());
    if (!problems.isEmpty()) {
      throw new InvalidPipelineException(name, problems);
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
