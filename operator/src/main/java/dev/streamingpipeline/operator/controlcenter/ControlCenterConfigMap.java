package dev.streamingpipeline.operator.controlcenter;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentConfigMap;
import dev.streamingpipeline.operator.common.Templates;
import dev.streamingpipeline.operator.kafka.KafkaService;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of Control Center, and those of its log. */
public final class ControlCenterConfigMap extends ComponentConfigMap {
  public static final String NAME = "control-center-configuration";

  private static final String SETTINGS = "control-center.properties";
  private static final String LOG = "log4j.properties";
  private static final int COPIES = 3;

  /** Topics of its own, or that it makes when they are not there. */
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
    return Map.of(SETTINGS, settings(pipeline), LOG, text(LOG));
  }

  private static String settings(PipelineContext pipeline) {
    KafkaSpec kafka = pipeline.spec().kafka();
    boolean shared = kafka.provider() == KafkaSpec.Provider.EXTERNAL;
    Map<String, Object> varying = new LinkedHashMap<>();
    varying.put("bootstrap.servers", KafkaService.bootstrapServersFor(pipeline));
    varying.put(
        "confluent.controlcenter.schema.registry.url", SchemaRegistryService.urlFor(pipeline));
    // Part of the names of its topics
    varying.put(
        "confluent.controlcenter.id",
        shared ? "%s.%s".formatted(pipeline.namespace(), pipeline.name()) : "1");
    // Fewer where there are fewer brokers
    TOPICS.forEach(
        topic -> varying.put(topic, shared ? COPIES : Math.min(COPIES, kafka.replicas())));
    return varying.entrySet().stream()
            .map(setting -> "%s=%s\n".formatted(setting.getKey(), setting.getValue()))
            .collect(joining())
        + text(SETTINGS);
  }

  private static String text(String file) {
    return Templates.text(ControlCenterConfigMap.class, file);
  }
}
