package dev.streamingpipeline.operator.controlcenter;

import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.kafka.access.KafkaClientConfig;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.kafka.brokers.KafkaService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings and the Log4j configuration of Control Center, and its JAAS configuration if the
 * pipeline has security.
 */
public final class ControlCenterConfigMap extends ComponentConfigMap {
  private static final String SETTINGS = "control-center.properties";
  private static final String LOG = "log4j.properties";
  private static final String LOGIN = "jaas.conf";

  /**
   * Settings with the replication factors of Control Center's internal topics, and of topics that
   * it creates if they do not exist.
   */
  private static final List<String> TOPICS =
      List.of(
          "confluent.controlcenter.command.topic.replication",
          "confluent.controlcenter.internal.topics.replication",
          "confluent.metrics.topic.replication",
          "confluent.monitoring.interceptor.topic.replication");

  public ControlCenterConfigMap() {
    super(Component.CONTROL_CENTER);
  }

  @Override
  protected Map<String, String> files(PipelineContext pipeline) {
    return filesFor(pipeline);
  }

  static Map<String, String> filesFor(PipelineContext pipeline) {
    Map<String, String> files = new HashMap<>();
    files.put(SETTINGS, settings(pipeline));
    files.put(LOG, text(LOG));
    if (pipeline.spec().hasSecurity()) {
      files.put(LOGIN, text(LOGIN));
    }
    return files;
  }

  private static String settings(PipelineContext pipeline) {
    Map<String, Object> varying = new LinkedHashMap<>();
    varying.put("bootstrap.servers", KafkaService.bootstrapServersFor(pipeline));
    varying.put(
        "confluent.controlcenter.schema.registry.url", SchemaRegistryService.urlFor(pipeline));
    // Part of the topic names, so it must be unique on brokers that others use too
    varying.put(
        "confluent.controlcenter.id",
        KafkaCluster.isExternal(pipeline)
            ? "%s.%s".formatted(pipeline.namespace(), pipeline.name())
            : "1");
    TOPICS.forEach(
        topic -> varying.put(topic, KafkaCluster.internalTopicReplicationFactor(pipeline)));
    if (KafkaAccess.hasAccessControl(pipeline)) {
      varying.putAll(KafkaClientConfig.settingsFromFolders());
      // For Control Center's own clients, and for its Kafka Streams application
      varying.putAll(KafkaClientConfig.settings(""));
      varying.putAll(KafkaClientConfig.settings("confluent.controlcenter.streams."));
    }
    return lines(varying)
        + text(SETTINGS)
        + (pipeline.spec().hasSecurity() ? text("secured.properties") : "");
  }

  private static String text(String file) {
    return Templates.text(ControlCenterConfigMap.class, file);
  }
}
