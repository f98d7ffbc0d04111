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
 * Bootstrap servers and security settings of Kafka.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param security further client properties, such as {@code sasl.jaas.config}; secret
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> security) {
  /** Environment variable: the bootstrap servers. */
  public static final String BOOTSTRAP_SERVERS = "KAFKA_BOOTSTRAP_SERVERS";

  /** Environment variable: the path of a properties file with the security settings. */
  public static final String CLIENT_PROPERTIES_FILE = "KAFKA_CLIENT_PROPERTIES_FILE";

  public KafkaConnection {
    security = Map.copyOf(security);
  }

  /**
   * Reads the environment variables.
   *
   * @throws EnvironmentException if a variable is missing or its file can't be read
   */
  public static KafkaConnection fromEnvironment(Environment environment) {
    return new KafkaConnection(
        environment.required(BOOTSTRAP_SERVERS, "Kafka's addresses, as host:port,host:port"),
        environment.optional(CLIENT_PROPERTIES_FILE).map(KafkaConnection::load).orElse(Map.of()));
  }

  /** The client properties that all Kafka clients have in common. */
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
