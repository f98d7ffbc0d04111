package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.dependents.Templates;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What brokers are set to, for those who run them in a way of their own. */
public final class BrokerSettings {
  /** A place in pods of ours. */
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
