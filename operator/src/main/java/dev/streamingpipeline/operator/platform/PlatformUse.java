package dev.streamingpipeline.operator.platform;

import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import java.util.List;
import java.util.stream.Stream;

/** Checks whether a tenant can currently use the platform that it references. */
public final class PlatformUse {
  private static final String REFERENCE = "spec.platformRef.name";

  private PlatformUse() {}

  /**
   * The pipeline that the tenant references as its platform.
   *
   * @throws InvalidPipelineException when it does not exist
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
                    "is '%s', and namespace %s has no pipeline of that name; create it, or recreate this one with another"
                        .formatted(name, tenant.getMetadata().getNamespace())));
  }

  /** The error for a tenant whose platform is invalid. */
  public static InvalidPipelineException unusable(StreamingPipeline tenant) {
    return refusal(
        tenant,
        "is '%s', and that pipeline is invalid; see its status, and correct it"
            .formatted(nameIn(tenant)));
  }

  /**
   * Checks that a tenant uses no name that its platform or an older tenant already uses.
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
