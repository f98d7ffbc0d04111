package dev.streamingpipeline.local.machine;

import java.util.Locale;

/** The ports that a pipeline listens on, all on the loopback address. */
public enum Port {
  ZOOKEEPER,
  KAFKA,
  KAFKA_CONTROLLER,
  SCHEMA_REGISTRY,
  CASSANDRA,
  CASSANDRA_STORAGE,
  JOB_STATUS,
  SPARK_UI,
  SAMPLE_SOURCE;

  /** The name in {@code --port NAME=NUMBER}. */
  public String displayName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a port by its name.
   *
   * @throws LocalException if there is none
   */
  public static Port named(String name) {
    for (Port port : values()) {
      if (port.displayName().equals(name)) {
        return port;
      }
    }
    throw new LocalException(
        "there is no port '%s'; there are %s"
            .formatted(
                name,
                String.join(
                    ", ", java.util.Arrays.stream(values()).map(Port::displayName).toList())));
  }
}
