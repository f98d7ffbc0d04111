package dev.streamingpipeline.wire.connection;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where Kafka is and how to log in.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param security further client settings, such as {@code sasl.jaas.config}; secret
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> security) {
  /** The variable that holds the bootstrap servers. */
  public static final String BOOTSTRAP_SERVERS = "KAFKA_BOOTSTRAP_SERVERS";

  /** The variable that holds the path of a properties file with the security settings. */
  public static final String CLIENT_PROPERTIES_FILE = "KAFKA_CLIENT_PROPERTIES_FILE";

  public KafkaConnection {
    security = Map.copyOf(security);
  }

  /**
   * Reads the connection.
   *
   * @throws EnvironmentException when a variable is missing or its file can't be read
   */
  public static KafkaConnection fromEnvironment(Environment environment) {
    return new KafkaConnection(
        environment.required(BOOTSTRAP_SERVERS, "Kafka's addresses, as host:port,host:port"),
        environment.optional(CLIENT_PROPERTIES_FILE).map(KafkaConnection::load).orElse(Map.of()));
  }

  /** The settings that every Kafka client of ours begins with. */
  public Map<String, Object> clientProperties() {
    Map<String, Object> properties = new HashMap<>(security);
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }

  private static Map<String, String> load(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new EnvironmentException(
          "%s is '%s', which can't be read: %s".formatted(CLIENT_PROPERTIES_FILE, file, e));
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    return settings;
  }

  @Override
  public String toString() {
    return "KafkaConnection[%s]".formatted(bootstrapServers);
  }
}
