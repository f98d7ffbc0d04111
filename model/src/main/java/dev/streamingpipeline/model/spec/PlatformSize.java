package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.streamingpipeline.model.spec.ResourcesSpec.Amounts;

/**
 * How large the platform is, where its components say nothing else. Volumes are left out: they
 * can't shrink, and grow only where their class allows it.
 */
// Its values are records, which the checker can't see into
@SuppressWarnings("ImmutableEnumChecker")
public enum PlatformSize {
  /** CPU and memory as the components' own manifests have them: all fit a node of 6 GiB. */
  @JsonProperty("Small")
  SMALL(1, 1, null, null, null, null),
  /** For a steady load. */
  @JsonProperty("Medium")
  MEDIUM(
      1,
      2,
      resources("250m", "1Gi", "2Gi"),
      resources("500m", "2Gi", "4Gi"),
      resources("500m", "1536Mi", "2Gi"),
      resources("250m", "1Gi", "2Gi")),
  /** With each record three times, so that one node may be away. */
  @JsonProperty("Large")
  LARGE(
      3,
      3,
      resources("500m", "2Gi", "4Gi"),
      resources("1", "4Gi", "8Gi"),
      resources("1", "3Gi", "4Gi"),
      resources("500m", "2Gi", "3Gi"));

  private final int copies;
  private final int workers;
  private final ResourcesSpec broker;
  private final ResourcesSpec node;
  private final ResourcesSpec worker;
  private final ResourcesSpec driver;

  PlatformSize(
      int copies,
      int workers,
      ResourcesSpec broker,
      ResourcesSpec node,
      ResourcesSpec worker,
      ResourcesSpec driver) {
    this.copies = copies;
    this.workers = workers;
    this.broker = broker;
    this.node = node;
    this.worker = worker;
    this.driver = driver;
  }

  /** How many brokers, and how many nodes of Cassandra. */
  int copies() {
    return copies;
  }

  /** How many Spark workers. */
  int workers() {
    return workers;
  }

  /** Of a broker; null for its manifest's. */
  ResourcesSpec broker() {
    return broker;
  }

  /** Of a node of Cassandra; null for its manifest's. */
  ResourcesSpec node() {
    return node;
  }

  /** Of a Spark worker; null for its manifest's. */
  ResourcesSpec worker() {
    return worker;
  }

  /** Of the streaming job's driver; null for its manifest's. */
  ResourcesSpec driver() {
    return driver;
  }

  private static ResourcesSpec resources(String cpu, String memory, String memoryLimit) {
    return new ResourcesSpec(
        new Amounts(new Quantity(cpu), new Quantity(memory)),
        new Amounts(null, new Quantity(memoryLimit)));
  }
}
