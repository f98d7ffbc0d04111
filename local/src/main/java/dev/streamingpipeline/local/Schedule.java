package dev.streamingpipeline.local;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.streamingpipeline.model.spec.ProducerSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The producer's cron schedule, in UTC as on Kubernetes. */
final class Schedule {
  private final ExecutionTime times;
  private final boolean suspended;

  Schedule(ProducerSpec producer) {
    this.times =
        ExecutionTime.forCron(
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                .parse(producer.schedule()));
    this.suspended = producer.suspend();
  }

  /** The first start after a point in time; empty if the producer is suspended. */
  Optional<Instant> nextAfter(Instant moment) {
    return suspended
        ? Optional.empty()
        : times.nextExecution(moment.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toInstant);
  }
}
