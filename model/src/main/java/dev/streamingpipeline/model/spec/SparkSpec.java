package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The Spark cluster that the streaming job runs on.
 *
 * @param workers how many workers
 * @param image another image
 * @param resources CPU and memory of each worker
 * @param podTemplate what to add to the pods
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SparkSpec(
    Integer workers, String image, ResourcesSpec resources, PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final int DEFAULT_WORKERS = 1;
  public static final SparkSpec DEFAULT = new SparkSpec(null, null, null, null);

  public SparkSpec {
    workers = workers == null ? DEFAULT_WORKERS : workers;
  }
}
