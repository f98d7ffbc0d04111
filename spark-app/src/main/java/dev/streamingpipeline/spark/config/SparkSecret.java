package dev.streamingpipeline.spark.config;

/**
 * What the processes of a Spark cluster know of each other, so that they let nobody else in. Spark
 * derives the keys of its connections from it.
 *
 * @param value the secret
 */
public record SparkSecret(String value) {
  /** As Spark's own daemons have it. */
  public static final String VARIABLE = "_SPARK_AUTH_SECRET";

  @Override
  public String toString() {
    return "SparkSecret";
  }
}
