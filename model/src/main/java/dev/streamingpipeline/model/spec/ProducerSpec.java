package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When and how long the source is polled.
 *
 * @param trigger who starts a run
 * @param schedule when, as a cron expression of five fields, in UTC
 * @param duration how long one run polls
 * @param suspend no further run is started while true
 * @param image another image
 * @param resources CPU and memory
 * @param podTemplate what to add to the pod
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProducerSpec(
    Trigger trigger,
    String schedule,
    GoDuration duration,
    Boolean suspend,
    String image,
    ResourcesSpec resources,
    PodTemplateSpec podTemplate)
    implements ComponentSpec {

  public static final String DEFAULT_SCHEDULE = "0 0 * * *";
  public static final String DEFAULT_DURATION = "1m";
  public static final ProducerSpec DEFAULT =
      new ProducerSpec(null, null, null, null, null, null, null);

  public ProducerSpec {
    trigger = trigger == null ? Trigger.CRON_JOB : trigger;
    schedule = schedule == null ? DEFAULT_SCHEDULE : schedule;
    duration = duration == null ? new GoDuration(DEFAULT_DURATION) : duration;
    suspend = suspend != null && suspend;
  }

  /** Who starts a run of the producer. */
  public enum Trigger {
    /** A Kubernetes CronJob. */
    @JsonProperty("CronJob")
    CRON_JOB,
    /** An Airflow DAG. */
    @JsonProperty("Airflow")
    AIRFLOW
  }
}
