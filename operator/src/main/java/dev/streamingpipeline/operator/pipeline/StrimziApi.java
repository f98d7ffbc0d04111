package dev.streamingpipeline.operator.pipeline;

/** The API versions of Strimzi's resources. */
public enum StrimziApi {
  /** Served up to Strimzi 0.51. ZooKeeper is supported up to 0.45. */
  V1BETA2("v1beta2"),
  /** Served since Strimzi 0.49, and the only version since 1.0. Never with ZooKeeper. */
  V1("v1");

  public static final String GROUP = "kafka.strimzi.io";

  private final String version;

  StrimziApi(String version) {
    this.version = version;
  }

  String version() {
    return version;
  }

  /** The value of {@code apiVersion} in a manifest. */
  public String apiVersion() {
    return GROUP + "/" + version;
  }
}
