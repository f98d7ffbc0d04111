package dev.streamingpipeline.operator.schemaregistry;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.kafka.access.KafkaClientConfig;
import dev.streamingpipeline.operator.kafka.access.SchemaRegistryTopic;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.kafka.brokers.KafkaService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of the schema registry and, for Confluent's, its Log4j configuration. */
public final class SchemaRegistryConfigMap extends ComponentConfigMap {
  private static final String APICURIO = "apicurio.properties";
  private static final String CONFLUENT = "confluent.properties";
  private static final String LOG = "log4j.properties";

  public SchemaRegistryConfigMap() {
    super(Component.SCHEMA_REGISTRY);
  }

  @Override
  protected Map<String, String> files(PipelineContext pipeline) {
    return filesFor(pipeline);
  }

  static Map<String, String> filesFor(PipelineContext pipeline) {
    return switch (pipeline.spec().schemaRegistry().flavor()) {
      case APICURIO -> Map.of(APICURIO, text(APICURIO));
      case CONFLUENT -> Map.of(CONFLUENT, confluent(pipeline), LOG, text(LOG));
    };
  }

  /** The registry's Kafka credentials; empty unless it stores schemas in Kafka and has a user. */
  static Optional<KafkaClientConfig> login(PipelineContext pipeline) {
    return KafkaAccess.scramUsers(pipeline).contains(Component.SCHEMA_REGISTRY)
        ? Optional.of(KafkaClientConfig.of(Component.SCHEMA_REGISTRY, pipeline))
        : Optional.empty();
  }

  private static String confluent(PipelineContext pipeline) {
    boolean loggedIn = login(pipeline).isPresent();
    Map<String, Object> varying = new LinkedHashMap<>();
    varying.put("host.name", SchemaRegistryService.hostFor(pipeline));
    varying.put(
        "kafkastore.bootstrap.servers",
        Stream.of(KafkaService.bootstrapServersFor(pipeline).split(","))
            .map(server -> (loggedIn ? "SASL_SSL://" : "PLAINTEXT://") + server)
            .collect(joining(",")));
    varying.put("schema.registry.group.id", SchemaRegistryTopic.groupFor(pipeline));
    varying.put("kafkastore.topic", SchemaRegistryTopic.nameFor(pipeline));
    varying.put(
        "kafkastore.topic.replication.factor",
        KafkaCluster.internalTopicReplicationFactor(pipeline));
    if (loggedIn) {
      varying.putAll(KafkaClientConfig.settingsFromFolders());
      varying.putAll(KafkaClientConfig.settings("kafkastore."));
    }
    return lines(varying) + text(CONFLUENT);
  }

  private static String text(String file) {
    return Templates.text(SchemaRegistryConfigMap.class, file);
  }
}
