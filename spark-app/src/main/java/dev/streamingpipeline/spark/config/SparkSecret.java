package dev.streamingpipeline.spark.config;

/**
 * The shared secret with which the processes of a Spark cluster authenticate each other ({@code
 * spark.authenticate.secret}). Spark derives the encryption keys of its RPC connections from it.
 *
 * @param value the secret
 */
public record SparkSecret(String value) {
  /** The environment variable that Spark's own daemons read. */
  public static final String VARIABLE = "_SPARK_AUTH_SECRET";

  @Override
  public String toString() {
    return "SparkSecret";
  }
}
