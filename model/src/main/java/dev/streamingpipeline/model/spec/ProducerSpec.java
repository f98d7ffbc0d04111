package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** When and how long the source is polled. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProducerSpec(
    @JsonPropertyDescription("Who starts a run: a Kubernetes CronJob, or an Airflow DAG.")
        @Default("CronJob")
        Trigger trigger,
    @JsonPropertyDescription(
            "When a run starts, as a cron expression of five fields (minute, hour, day, month,"
                + " weekday) in UTC.")
        @Default(ProducerSpec.DEFAULT_SCHEDULE)
        @Size(max = ProducerSpec.MAX_SCHEDULE_LENGTH)
        String schedule,
    @JsonPropertyDescription("How long one run polls, such as 1m; 1s to 1d.")
        @Default(ProducerSpec.DEFAULT_DURATION)
        @Size(max = GoDuration.MAX_LENGTH)
        GoDuration duration,
    @JsonPropertyDescription("While true, no further run is started.") @Default("false")
        Boolean suspend,
    @JsonPropertyDescription(ComponentSpec.IMAGE) @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        String image,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {

  public static final String DEFAULT_SCHEDULE = "0 0 * * *";
  public static final int MAX_SCHEDULE_LENGTH = 64;
  public static final String DEFAULT_DURATION = "1m";

  public static final ProducerSpec DEFAULT = ProducerSpecBuilder.builder().build();

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
