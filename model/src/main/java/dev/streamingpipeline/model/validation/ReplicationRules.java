package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;

/** How often a record of the topic and a row of the table may be kept. */
final class ReplicationRules {
  private static final String TOPIC = "spec.topic.replicationFactor";
  private static final String TABLE = "spec.sink.cassandra.replicationFactor";

  private ReplicationRules() {}

  /** Of a tenant, what holds on every platform. */
  static void check(PipelineSpec spec, Problems problems) {
    if (spec.isTenant()) {
      between(TOPIC, ofTopic(spec), problems);
      between(TABLE, ofTable(spec), problems);
    } else {
      check(spec, spec, "", problems);
    }
  }

  /**
   * On a platform.
   *
   * @param owner what to say of its fields, beside their names, for them to be found
   */
  static void check(PipelineSpec spec, PipelineSpec platform, String owner, Problems problems) {
    atMost(
        TOPIC, ofTopic(spec), platform.kafka().replicas(), "spec.kafka.replicas" + owner, problems);
    atMost(
        TABLE,
        ofTable(spec),
        platform.cassandra().replicas(),
        "spec.cassandra.replicas" + owner,
        problems);
  }

  private static Integer ofTopic(PipelineSpec spec) {
    return spec.topic() == null ? null : spec.topic().replicationFactor();
  }

  private static Integer ofTable(PipelineSpec spec) {
    return spec.sink() == null || spec.sink().cassandra() == null
        ? null
        : spec.sink().cassandra().replicationFactor();
  }

  private static void between(String path, Integer factor, Problems problems) {
    if (factor != null) {
      problems.between(path, factor, 1, ComponentSpec.MAX_REPLICAS);
    }
  }

  private static void atMost(
      String path, Integer factor, int replicas, String replicasPath, Problems problems) {
    if (factor != null && (factor < 1 || factor > replicas)) {
      problems.add(
          path,
          "is %s, but %s is %s; it must be between 1 and that"
              .formatted(factor, replicasPath, replicas));
    }
  }
}
