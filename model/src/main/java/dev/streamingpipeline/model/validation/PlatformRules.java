package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SinkSpec;
import dev.streamingpipeline.model.spec.TopicSpec;

/** What can be wrong with a guest only once its platform is known. */
final class PlatformRules {
  private PlatformRules() {}

  static void check(Pipeline guest, Pipeline platform, Problems problems) {
    PipelineSpec own = platform.spec();
    if (own.isGuest()) {
      problems.add(
          "spec.platformRef.name",
          "is '%s', which itself uses the platform of '%s'; write %s"
              .formatted(platform.name(), own.platformRef().name(), own.platformRef().name()));
      return;
    }
    TopicSpec topic = guest.spec().topic();
    if (topic != null) {
      ComponentRules.replication(
          "spec.topic.replicationFactor",
          topic.replicationFactor(),
          own.kafka().replicas(),
          "spec.kafka.replicas of pipeline " + platform.name(),
          problems);
    }
    SinkSpec sink = guest.spec().sink();
    if (sink != null && sink.cassandra() != null) {
      ComponentRules.replication(
          "spec.sink.cassandra.replicationFactor",
          sink.cassandra().replicationFactor(),
          own.cassandra().replicas(),
          "spec.cassandra.replicas of pipeline " + platform.name(),
          problems);
    }
  }
}
