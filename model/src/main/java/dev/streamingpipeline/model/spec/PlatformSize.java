package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.streamingpipeline.model.spec.ResourcesSpec.Amounts;

/**
 * The size of the platform, which is the default of its components' replicas and resources. It does
 * not affect volumes: they can't shrink, and grow only where their StorageClass allows it.
 */
// Its fields are immutable records, which Error Prone can't verify
@SuppressWarnings("ImmutableEnumChecker")
public enum PlatformSize {
  /** CPU and memory from the components' own manifests; everything fits on a node with 6 GiB. */
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
  /** Three replicas of each record, so that one node may fail. */
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

  /** The number of brokers, and of Cassandra nodes. */
  int copies() {
    return copies;
  }

  /** The number of Spark workers. */
  int workers() {
    return workers;
  }

  /** The resources of a broker; null for those of its manifest. */
  ResourcesSpec broker() {
    return broker;
  }

  /** The resources of a Cassandra node; null for those of its manifest. */
  ResourcesSpec node() {
    return node;
  }

  /** The resources of a Spark worker; null for those of its manifest. */
  ResourcesSpec worker() {
    return worker;
  }

  /** The resources of the streaming job's driver; null for those of its manifest. */
  ResourcesSpec driver() {
    return driver;
  }

  private static ResourcesSpec resources(String cpu, String memory, String memoryLimit) {
    return new ResourcesSpec(
        new Amounts(new Quantity(cpu), new Quantity(memory)),
        new Amounts(null, new Quantity(memoryLimit)));
  }
}
