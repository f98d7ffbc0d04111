package dev.streamingpipeline.model.validation;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.model.spec.StreamingJobSpec;
import java.util.regex.Pattern;

/** What {@code spec.producer} and {@code spec.streamingJob} must be. */
final class ProducerRules {
  private static final String PATH = "spec.producer";
  private static final Pattern SCHEDULE = Pattern.compile(ProducerSpec.SCHEDULE_FORM);

  private ProducerRules() {}

  static void check(PipelineSpec spec, Problems problems) {
    ProducerSpec producer = spec.producer();
    schedule(producer.schedule(), problems);
    Durations.between(
        PATH + ".duration",
        producer.duration(),
        ProducerSpec.MIN_DURATION,
        ProducerSpec.MAX_DURATION,
        problems);
    if (producer.trigger() == ProducerSpec.Trigger.AIRFLOW && !spec.airflow().enabled()) {
      problems.add(PATH + ".trigger", PipelineSpec.TRIGGER_REMEDY);
    }
    Durations.between(
        "spec.streamingJob.triggerInterval",
        spec.streamingJob().triggerInterval(),
        0,
        StreamingJobSpec.MAX_TRIGGER_INTERVAL,
        problems);
    problems.between(
        "spec.streamingJob.maxOffsetsPerTrigger",
        spec.streamingJob().maxOffsetsPerTrigger(),
        1,
        StreamingJobSpec.MAX_OFFSETS);
  }

  private static void schedule(String schedule, Problems problems) {
    String path = PATH + ".schedule";
    if (schedule.length() > ProducerSpec.MAX_SCHEDULE_LENGTH) {
      problems.add(
          path,
          "has more than %s characters; shorten it".formatted(ProducerSpec.MAX_SCHEDULE_LENGTH));
      return;
    }
    try {
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(schedule);
    } catch (IllegalArgumentException e) {
      problems.add(
          path,
          "'%s' is no cron expression (%s); %s"
              .formatted(schedule, e.getMessage(), ProducerSpec.SCHEDULE_REMEDY));
      return;
    }
    if (!SCHEDULE.matcher(schedule).matches()) {
      problems.add(
          path,
          "'%s' is not understood by every scheduler; %s"
              .formatted(schedule, ProducerSpec.SCHEDULE_REMEDY));
    }
  }
}
