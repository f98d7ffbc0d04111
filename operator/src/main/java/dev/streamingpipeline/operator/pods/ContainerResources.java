package dev.streamingpipeline.operator.pods;

import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.model.spec.ResourcesSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.LinkedHashMap;
import java.util.Map;

/** CPU and memory of a container: the manifest's defaults, overridden by the user. */
public final class ContainerResources {
  private static final long MEBIBYTE = 1024 * 1024;

  private final ResourceRequirements requirements;
  private boolean memoryIsLimitedByUser;

  /**
   * @param requirements the manifest's resources, which are modified in place
   */
  public ContainerResources(ResourceRequirements requirements) {
    this.requirements = requirements;
  }

  /** Applies the user's resources; null for none. */
  public ContainerResources set(ResourcesSpec resources) {
    if (resources == null) {
      return this;
    }
    requirements.setRequests(merge(requirements.getRequests(), resources.requests()));
    requirements.setLimits(merge(requirements.getLimits(), resources.limits()));
    // The API server rejects a request above the limit, so a lower limit lowers the request too
    requirements
        .getLimits()
        .forEach(
            (name, limit) ->
                requirements
                    .getRequests()
                    .computeIfPresent(
                        name,
                        (key, request) ->
                            request.getNumericalAmount().compareTo(limit.getNumericalAmount()) > 0
                                ? limit
                                : request));
    memoryIsLimitedByUser = resources.limits() != null && resources.limits().memory() != null;
    return this;
  }

  /**
   * Raises the manifest's memory limit if a heap of this size would leave less than a quarter of it
   * free. A limit that the user has set before is not changed.
   *
   * @return the heap size in the JVM's format, such as {@code 512m}
   */
  public String makeRoomFor(Quantity heap) {
    long mebibytes = Math.max(1, heap.bytes() / MEBIBYTE);
    long wanted = mebibytes * 4 / 3 + 1;
    if (!memoryIsLimitedByUser && memoryLimit() < wanted * MEBIBYTE) {
      requirements.getLimits().put("memory", Quantities.of(new Quantity(wanted + "Mi")));
    }
    return "%sm".formatted(mebibytes);
  }

  /** The memory limit, in bytes. */
  long memoryLimit() {
    return new Quantity(requirements.getLimits().get("memory").toString()).bytes();
  }

  private static Map<String, io.fabric8.kubernetes.api.model.Quantity> merge(
      Map<String, io.fabric8.kubernetes.api.model.Quantity> defaults,
      ResourcesSpec.Amounts amounts) {
    Map<String, io.fabric8.kubernetes.api.model.Quantity> merged = new LinkedHashMap<>();
    if (defaults != null) {
      merged.putAll(defaults);
    }
    if (amounts != null && amounts.cpu() != null) {
      merged.put("cpu", Quantities.of(amounts.cpu()));
    }
    if (amounts != null && amounts.memory() != null) {
      merged.put("memory", Quantities.of(amounts.memory()));
    }
    return merged;
  }
}
