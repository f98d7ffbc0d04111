package dev.streamingpipeline.local;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.CassandraSinkSpecBuilder;
import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.KafkaSpecBuilder;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.PipelineSpecBuilder;
import dev.streamingpipeline.model.spec.PlatformSize;
import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import dev.streamingpipeline.model.spec.SecuritySpec;
import dev.streamingpipeline.model.spec.SinkSpec;
import dev.streamingpipeline.model.spec.TopicSpecBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adapts a pipeline to one machine: one broker, one Cassandra node, no Kubernetes. */
final class LocalProfile {
  private LocalProfile() {}

  /** The pipeline with one broker and one node, so with replication factor 1. */
  static Pipeline resolve(Pipeline pipeline) {
    PipelineSpec spec = pipeline.spec();
    return new Pipeline(
        pipeline.name(),
        PipelineSpecBuilder.builder(spec)
            .topic(TopicSpecBuilder.builder(spec.topic()).replicationFactor(null).build())
            .size(PlatformSize.SMALL)
            .sink(
                new SinkSpec(
                    CassandraSinkSpecBuilder.builder(spec.sink().cassandra())
                        .replicationFactor(null)
                        .build()))
            .platformRef(null) // There is no other pipeline's platform here
            .kafka(
                KafkaSpecBuilder.builder()
                    .provider(KafkaSpec.Provider.STANDALONE)
                    .metadata(spec.kafka().metadata())
                    .replicas(1)
                    .build())
            .schemaRegistry(SchemaRegistrySpec.DEFAULT)
            .cassandra(CassandraSpec.DEFAULT)
            .security(new SecuritySpec(false))
            .build());
  }

  /** The settings that have no effect here, in the user's terms, to be printed at the start. */
  static Optional<String> leftToKubernetes(PipelineSpec spec) {
    List<String> parts = new ArrayList<>();
    if (spec.isTenant()) {
      parts.add(
          "the platform of %s (one broker, a registry and one Cassandra node here run instead)"
              .formatted(spec.platformRef().name()));
    } else {
      addServers(spec, parts);
    }
    if (spec.spark().workers() > 1) {
      parts.add("more than one Spark worker");
    }
    if (!spec.isTenant()) {
      addLoginsAndPages(spec, parts);
    }
    if (spec.airflow().enabled()) {
      parts.add(
          spec.producer().trigger() == ProducerSpec.Trigger.AIRFLOW
              ? "Airflow (streamctl runs the producer instead)"
              : "Airflow");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private static void addServers(PipelineSpec spec, List<String> parts) {
    switch (spec.kafka().provider()) {
      case STRIMZI -> parts.add("Strimzi (one Kafka broker runs instead)");
      case EXTERNAL ->
          parts.add(
              "the Kafka at %s (one broker here runs instead)"
                  .formatted(spec.kafka().bootstrapServers()));
      case STANDALONE -> {
        // The same here
      }
    }
    if (spec.schemaRegistry().provider() == Provider.EXTERNAL) {
      parts.add(
          "the registry at %s (one here runs instead)".formatted(spec.schemaRegistry().url()));
    }
    if (spec.cassandra().provider() == Provider.EXTERNAL) {
      parts.add(
          "the Cassandra at %s (one node here runs instead)"
              .formatted(spec.cassandra().contactPoints()));
    }
    if (spec.kafka().replicas() > 1 || spec.cassandra().replicas() > 1) {
      parts.add("more than one copy of the data");
    }
  }

  private static void addLoginsAndPages(PipelineSpec spec, List<String> parts) {
    if (spec.hasSecurity()) {
      parts.add("TLS and logins");
    }
    if (spec.controlCenter().enabled()) {
      parts.add("Control Center");
    }
    if (spec.kafkaUi().enabled()) {
      parts.add("Kafka UI");
    }
  }
}
