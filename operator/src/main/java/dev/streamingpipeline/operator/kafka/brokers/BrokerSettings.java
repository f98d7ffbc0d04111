package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.dependents.Templates;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The broker settings that do not depend on how brokers are deployed; used for Strimzi. */
public final class BrokerSettings {
  /** A path in the pods of Standalone brokers; Strimzi sets its own. */
  private static final String FOLDER = "log.dirs";

  private BrokerSettings() {}

  /** The settings, by name. */
  public static Map<String, Object> of(KafkaSpec kafka, KafkaCluster cluster) {
    Properties settings = new Properties();
    try {
      settings.load(new StringReader(text("kafka.properties")));
      if (SmallBroker.is(kafka)) {
        settings.load(new StringReader(text("small.properties")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.remove(FOLDER);
    Map<String, Object> all = new TreeMap<>(cluster.replication());
    settings.stringPropertyNames().forEach(name -> all.put(name, settings.getProperty(name)));
    return all;
  }

  private static String text(String file) {
    return Templates.text(BrokerSettings.class, file);
  }
}
