package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.Property.at;

import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SinkSpec;
import dev.streamingpipeline.model.spec.TopicSpec;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The rules of replication factors: that of the topic is at most the number of brokers, that of the
 * table at most the number of Cassandra nodes. A tenant's platform has these, so its rules need
 * both resources.
 */
final class ReplicationRules {
  private static final String REMEDY = "it must be between 1 and that";

  private static final Factor TOPIC =
      new Factor(
          "topic.replicationFactor",
          spec -> spec.topic() == null ? null : spec.topic().replicationFactor(),
          "kafka.replicas",
          spec -> spec.kafka().replicas());

  private static final Factor SINK =
      new Factor(
          "sink.cassandra.replicationFactor",
          spec ->
              spec.sink() == null || spec.sink().cassandra() == null
                  ? null
                  : spec.sink().cassandra().replicationFactor(),
          "cassandra.replicas",
          spec -> spec.cassandra().replicas());

  static final Row<PipelineSpec> TABLE =
      Group.all(
          TOPIC.rule(),
          SINK.rule(),
          at(
              "topic",
              PipelineSpec::topic,
              at(
                  "replicationFactor",
                  TopicSpec::replicationFactor,
                  Bounds.between(1, ComponentSpec.MAX_REPLICAS))),
          at(
              "sink",
              PipelineSpec::sink,
              at(
                  "cassandra",
                  SinkSpec::cassandra,
                  at(
                      "replicationFactor",
                      CassandraSinkSpec::replicationFactor,
                      Bounds.between(1, ComponentSpec.MAX_REPLICAS)))));

  private ReplicationRules() {}

  /**
   * Checks a tenant on its platform.
   *
   * @param owner what to add to the names of the platform's fields, such as {@code of pipeline x}
   */
  static void check(PipelineSpec tenant, PipelineSpec platform, String owner, Problems problems) {
    for (Factor factor : List.of(TOPIC, SINK)) {
      if (!factor.fits(tenant, platform)) {
        problems.add("spec." + factor.path(), factor.problem(tenant, platform, owner) + REMEDY);
      }
    }
  }

  /**
   * A replication factor and what limits it.
   *
   * @param path where the factor is
   * @param factor the factor; null where it is absent
   * @param limitPath where the number of replicas is
   * @param limit the number of replicas
   */
  private record Factor(
      String path,
      Function<PipelineSpec, Integer> factor,
      String limitPath,
      ToIntFunction<PipelineSpec> limit) {

    Rule<PipelineSpec> rule() {
      return Rule.<PipelineSpec>rule(
              cel("%s || !has(self.%s) || self.%s <= (has(self.%s) ? self.%s"
                      + " : self.size == 'Large' ? 3 : 1)")
                  .with(TenantRules.IS_TENANT, path, path, limitPath, limitPath),
              spec -> spec.isTenant() || fits(spec, spec),
              spec -> problem(spec, spec, ""),
              REMEDY)
          .about(path)
          .messageInCel("must be between 1 and spec." + limitPath);
    }

    private boolean fits(PipelineSpec spec, PipelineSpec platform) {
      Integer declared = factor.apply(spec);
      return declared == null || (declared >= 1 && declared <= limit.applyAsInt(platform));
    }

    private String problem(PipelineSpec spec, PipelineSpec platform, String owner) {
      return "is %s, but spec.%s is %s; "
          .formatted(factor.apply(spec), limitPath + owner, limit.applyAsInt(platform));
    }
  }
}
