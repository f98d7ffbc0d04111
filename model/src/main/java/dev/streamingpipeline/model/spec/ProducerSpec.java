package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** When and how long the source is polled. */
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
        @ValidationRule(
            value = "self.matches(r'^" + ProducerSpec.SCHEDULE_FORM + "$')",
            message = ProducerSpec.SCHEDULE_REMEDY)
        String schedule,
    @JsonPropertyDescription("How long one run polls, such as 1m; 1s to 1d.")
        @Default(ProducerSpec.DEFAULT_DURATION)
        @Size(max = GoDuration.MAX_LENGTH)
        @ValidationRule(value = GoDuration.FORM_RULE, message = GoDuration.REMEDY)
        @ValidationRule(
            value =
                GoDuration.MILLISECONDS_RULE
                    + (".all(ms, ms >= " + ProducerSpec.MIN_DURATION)
                    + (" && ms < " + (ProducerSpec.MAX_DURATION + 1) + ")"),
            message = "must be between 1s and 1d")
        GoDuration duration,
    @JsonPropertyDescription("While true, no further run is started.") @Default("false")
        Boolean suspend,
    @JsonPropertyDescription(ComponentSpec.IMAGE)
        @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        @ValidationRule(value = ComponentSpec.IMAGE_RULE, message = ComponentSpec.IMAGE_REMEDY)
        String image,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {

  public static final String DEFAULT_SCHEDULE = "0 0 * * *";
  public static final int MAX_SCHEDULE_LENGTH = 64;
  public static final String SCHEDULE_REMEDY =
      "write five fields: minute, hour, day, month, weekday (0 to 6), such as \"*/10 * * * *\"";
  public static final String DEFAULT_DURATION = "1m";

  /** In milliseconds. */
  public static final long MIN_DURATION = 1_000;

  /** In milliseconds. */
  public static final long MAX_DURATION = 24 * 60 * 60 * 1000;

  public static final ProducerSpec DEFAULT =
      new ProducerSpec(null, null, null, null, null, null, null);

  private static final String MINUTE = "[0-5]?[0-9]";
  private static final String HOUR = "([01]?[0-9]|2[0-3])";
  private static final String DAY = "(0?[1-9]|[12][0-9]|3[01])";
  private static final String MONTH =
      "(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
  private static final String WEEKDAY = "([0-6]|sun|mon|tue|wed|thu|fri|sat)";
  private static final String STEP = "(/([1-9]|[1-5][0-9]))?";
  private static final String MINUTES = "([*]|" + MINUTE + "(-" + MINUTE + ")?)" + STEP;
  private static final String HOURS = "([*]|" + HOUR + "(-" + HOUR + ")?)" + STEP;
  private static final String DAYS = "([*]|" + DAY + "(-" + DAY + ")?)" + STEP;
  private static final String MONTHS = "([*]|" + MONTH + "(-" + MONTH + ")?)" + STEP;
  private static final String WEEKDAYS = "([*]|" + WEEKDAY + "(-" + WEEKDAY + ")?)" + STEP;

  /** What a CronJob and Airflow understand alike. */
  public static final String SCHEDULE_FORM =
      "(?i)\\s*"
          + (MINUTES + "(," + MINUTES + ")*\\s+")
          + (HOURS + "(," + HOURS + ")*\\s+")
          + (DAYS + "(," + DAYS + ")*\\s+")
          + (MONTHS + "(," + MONTHS + ")*\\s+")
          + (WEEKDAYS + "(," + WEEKDAYS + ")*\\s*");

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
