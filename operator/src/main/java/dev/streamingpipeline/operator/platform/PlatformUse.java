package dev.streamingpipeline.operator.platform;

import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import java.util.List;
import java.util.stream.Stream;

/** Whether a tenant can use the platform that it names, as things are. */
public final class PlatformUse {
  private static final String REFERENCE = "spec.platformRef.name";

  private PlatformUse() {}

  /**
   * The pipeline that has the platform.
   *
   * @throws InvalidPipelineException when there is none
   */
  public static StreamingPipeline platformOf(StreamingPipeline tenant, PlatformIndex platformIndex)
      throws InvalidPipelineException {
    String name = nameIn(tenant);
    return platformIndex
        .find(name)
        .orElseThrow(
            () ->
                refusal(
                    tenant,
                    "is '%s', and namespace %s has no pipeline of that name; make it, or delete this one and make it again with another"
                        .formatted(name, tenant.getMetadata().getNamespace())));
  }

  /** What to say of a platform that can't be worked with. */
  public static InvalidPipelineException unusable(StreamingPipeline tenant) {
    return refusal(
        tenant,
        "is '%s', and that pipeline is not valid; its status says why, correct it there"
            .formatted(nameIn(tenant)));
  }

  /**
   * Checks that a tenant wants nothing that its platform, or a tenant that was there before it,
   * has.
   *
   * @throws InvalidPipelineException when it does
   */
  public static void check(StreamingPipeline tenant, PlatformIndex platformIndex)
      throws InvalidPipelineException {
    String platform = nameIn(tenant);
    String name = tenant.getMetadata().getName();
    Stream<StreamingPipeline> before =
        Stream.concat(
            platformIndex.find(platform).stream(),
            platformIndex.tenantsOf(platform).stream()
                .takeWhile(other -> !other.getMetadata().getName().equals(name)));
    List<Problem> problems =
        NameOwnership.of(tenant).takenBy(before.map(NameOwnership::of).toList());
    if (!problems.isEmpty()) {
      throw new InvalidPipelineException(name, problems);
    }
  }

  private static String nameIn(StreamingPipeline tenant) {
    return PlatformIndex.platformOf(tenant).orElseThrow();
  }

  private static InvalidPipelineException refusal(StreamingPipeline tenant, String message) {
    return new InvalidPipelineException(
        tenant.getMetadata().getName(), List.of(new Problem(REFERENCE, message)));
  }
}
