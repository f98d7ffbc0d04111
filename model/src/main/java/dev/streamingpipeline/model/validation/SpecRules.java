package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Bounds.required;
import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.ChangeRule.growing;
import static dev.streamingpipeline.model.validation.Group.when;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.AirflowSpec;
import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.PlatformSize;
import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.model.spec.SinkSpec;
import dev.streamingpipeline.model.spec.SourceSpec;
import dev.streamingpipeline.model.spec.SparkSpec;
import dev.streamingpipeline.model.spec.StreamingJobSpec;
import dev.streamingpipeline.model.spec.TopicSpec;

/** The rules of {@code spec}. Problems are reported in the order of the rows. */
final class SpecRules {
  private static final String SOURCE = "give the HTTP API to poll, at least its url";
  private static final String SINK = "give keyspace, table and primaryKey";
  private static final String SHRINK =
      "brokers and nodes hold data, so set it back, and say of single components what they need";

  static final Row<PipelineSpec> TABLE =
      Group.all(
          at(
              "source",
              PipelineSpec::source,
              Bounds.<SourceSpec>required(SOURCE).about("http"),
              at("http", SourceSpec::http, required(SOURCE), SourceRules.TABLE)),
          at(
              "schema",
              PipelineSpec::schema,
              required("declare the record's fields"),
              SchemaRules.TABLE),
          at(
              "topic",
              PipelineSpec::topic,
              Bounds.<TopicSpec>required(TopicRules.NAME_REMEDY).about("name"),
              TopicRules.TABLE),
          at(
              "size",
              PipelineSpec::size,
              growing(
                      cel("self == oldSelf || oldSelf == 'Small' || self == 'Large'"),
                      (PlatformSize before, PlatformSize after) -> after.compareTo(before) >= 0,
                      before -> SHRINK)
                  .messageInCel(SHRINK)
                  .messageExpression(
                      cel("'was ' + oldSelf + ' and is ' + self + \"; %s\"").with(SHRINK))),
          at("producer", PipelineSpec::producer, ProducerRules.TABLE),
          rule(
                  cel("self.producer.trigger != 'Airflow' || self.airflow.enabled"),
                  (PipelineSpec spec) ->
                      spec.producer().trigger() != ProducerSpec.Trigger.AIRFLOW
                          || spec.airflow().enabled(),
                  "is Airflow, but spec.airflow.enabled is false; enable Airflow or use CronJob")
              .about("producer.trigger"),
          at(
              "streamingJob",
              PipelineSpec::streamingJob,
              at("triggerInterval", StreamingJobSpec::triggerInterval, Forms.between("0s", "1h")),
              at(
                  "maxOffsetsPerTrigger",
                  StreamingJobSpec::maxOffsetsPerTrigger,
                  Bounds.between(1, StreamingJobSpec.MAX_OFFSETS))),
          at(
              "sink",
              PipelineSpec::sink,
              Bounds.<SinkSpec>required(SINK).about("cassandra"),
              at("cassandra", SinkSpec::cassandra, required(SINK), SinkRules.TABLE)),
          SinkRules.KEY,
          ReplicationRules.TABLE,
          TenantRules.PLATFORM_REF,
          when(
              // What a tenant sets of these is refused as a whole
              spec -> !spec.isTenant(),
              KafkaRules.CLIENT_PROPERTIES,
              at("kafka", PipelineSpec::kafka, KafkaRules.TABLE),
              at("schemaRegistry", PipelineSpec::schemaRegistry, SchemaRegistryRules.TABLE),
              at("controlCenter", PipelineSpec::controlCenter, ComponentRules.component()),
              at("kafkaUi", PipelineSpec::kafkaUi, ComponentRules.component()),
              at("cassandra", PipelineSpec::cassandra, CassandraRules.TABLE),
              at(
                  "airflow",
                  PipelineSpec::airflow,
                  ComponentRules.component(),
                  ComponentRules.storage(AirflowSpec::storage))),
          at("producer", PipelineSpec::producer, ComponentRules.component()),
          at(
              "streamingJob",
              PipelineSpec::streamingJob,
              ComponentRules.component(),
              ComponentRules.storage(StreamingJobSpec::storage)),
          at(
              "spark",
              PipelineSpec::spark,
              at("workers", SparkSpec::workers, Bounds.between(1, ComponentSpec.MAX_REPLICAS)),
              ComponentRules.component()),
          at(
              "airflow",
              PipelineSpec::airflow,
              at(
                  "dagId",
                  AirflowSpec::dagId,
                  Forms.matches(
                      "[A-Za-z0-9_.-]{1,200}",
                      "use letters, digits, underscores, dots and dashes, at most 200"))),
          ChangeRule.<PipelineSpec>unchangeable(
                  cel(
                      "(has(self.security.enabled) ? self.security.enabled"
                          + " : self.kafka.provider == 'Strimzi')"
                          + " == (has(oldSelf.security.enabled) ? oldSelf.security.enabled"
                          + " : oldSelf.kafka.provider == 'Strimzi')"),
                  PipelineSpec::hasSecurity)
              .about("security.enabled"),
          TenantRules.LEFT_TO_THE_PLATFORM);

  private SpecRules() {}
}
