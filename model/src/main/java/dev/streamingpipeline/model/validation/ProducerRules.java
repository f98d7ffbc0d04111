package dev.streamingpipeline.model.validation;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.ProducerSpec;
import java.time.Duration;

/** What {@code spec.producer} and {@code spec.streamingJob} must be. */
final class ProducerRules {
  private static final String PATH = "spec.producer";
  private static final int MAX_SCHEDULE_LENGTH = 64;
  private static final int MAX_OFFSETS = 10_000_000;

  private ProducerRules() {}

  static void check(PipelineSpec spec, Problems problems) {
    ProducerSpec producer = spec.producer();
    schedule(producer.schedule(), problems);
    Durations.between(
        PATH + ".duration",
        producer.duration(),
        Duration.ofSeconds(1),
        Duration.ofDays(1),
        problems);
    if (producer.trigger() == ProducerSpec.Trigger.AIRFLOW && !spec.airflow().enabled()) {
      problems.add(
          PATH + ".trigger",
          "is Airflow, but spec.airflow.enabled is false; enable Airflow or use CronJob");
    }
    Durations.between(
        "spec.streamingJob.triggerInterval",
        spec.streamingJob().triggerInterval(),
        Duration.ZERO,
        Duration.ofHours(1),
        problems);
    problems.between(
        "spec.streamingJob.maxOffsetsPerTrigger",
        spec.streamingJob().maxOffsetsPerTrigger(),
        1,
        MAX_OFFSETS);
  }

  private static void schedule(String schedule, Problems problems) {
    String path = PATH + ".schedule";
    if (schedule.length() > MAX_SCHEDULE_LENGTH) {
      problems.add(path, "has more than %d characters; shorten it".formatted(MAX_SCHEDULE_LENGTH));
      return;
    }
    try {
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(schedule);
    } catch (IllegalArgumentException e) {
      problems.add(
          path,
          "'%s' is no cron expression (%s); write five fields: minute, hour, day, month, weekday, such as \"*/10 * * * *\""
              .formatted(schedule, e.getMessage()));
    }
  }
}
