package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.ProducerSpec;

/**
 * The rules of a tenant on its platform. They need both resources, so they are not in the table.
 */
final class PlatformRules {
  private PlatformRules() {}

  static void check(Pipeline tenant, Pipeline platform, Problems problems) {
    PipelineSpec own = tenant.spec();
    PipelineSpec there = platform.spec();
    if (there.isTenant()) {
      // platformRef can't change, so the pipeline must be created again; it has no data yet
      String next = there.platformRef().name();
      problems.add(
          "spec.platformRef.name",
          "is '%s', which itself uses the platform of '%s'; delete this pipeline and make it again with %s"
              .formatted(
                  platform.name(),
                  next,
                  next.equals(tenant.name()) ? "one that has a platform of its own" : next));
      return;
    }
    ReplicationRules.check(own, there, " of pipeline " + platform.name(), problems);
    if (own.producer().trigger() == ProducerSpec.Trigger.AIRFLOW && !there.airflow().enabled()) {
      problems.add(
          "spec.producer.trigger",
          "is Airflow, but spec.airflow.enabled of pipeline %s is false; enable Airflow there or use CronJob"
              .formatted(platform.name()));
    }
  }
}
