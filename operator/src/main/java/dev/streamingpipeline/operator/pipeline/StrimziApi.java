package dev.streamingpipeline.operator.pipeline;

/** The generations of Strimzi's resources. */
public enum StrimziApi {
  /** Up to 0.51; up to 0.45 with ZooKeeper. */
  V1BETA2("v1beta2"),
  /** From 0.49, and from 1.0 the only one; never with ZooKeeper. */
  V1("v1");

  public static final String GROUP = "kafka.strimzi.io";

  private final String version;

  StrimziApi(String version) {
    this.version = version;
  }

  String version() {
    return version;
  }

  /** As a manifest says it. */
  public String apiVersion() {
    return GROUP + "/" + version;
  }
}
