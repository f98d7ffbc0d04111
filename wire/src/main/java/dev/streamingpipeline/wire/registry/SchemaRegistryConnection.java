package dev.streamingpipeline.wire.registry;

import dev.streamingpipeline.wire.connection.Credentials;
import dev.streamingpipeline.wire.connection.TrustedCertificates;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * URL and credentials of the Schema Registry.
 *
 * @param url the base URL, below which is {@code /subjects}
 * @param credentials absent if the registry requires no login
 * @param authority the CA of the registry's certificate; if absent, the JVM's default trust store
 *     is used
 */
public record SchemaRegistryConnection(
    String url, Optional<Credentials> credentials, Optional<TrustedCertificates> authority) {
  /** Environment variable: the base URL of the API. */
  public static final String URL = "SCHEMA_REGISTRY_URL";

  /** Environment variable: the user name. */
  public static final String USERNAME = "SCHEMA_REGISTRY_USERNAME";

  /** Environment variable: the password. */
  public static final String PASSWORD = "SCHEMA_REGISTRY_PASSWORD";

  /** Environment variable: the path of a file with the CA certificate in PEM. */
  public static final String CA_FILE = "SCHEMA_REGISTRY_CA_FILE";

  public SchemaRegistryConnection {
    url = url.replaceAll("/+$", "");
  }

  /** A registry without login. */
  public SchemaRegistryConnection(String url) {
    this(url, Optional.empty(), Optional.empty());
  }

  /**
   * Reads the environment variables.
   *
   * @throws EnvironmentException if a variable is missing or invalid
   */
  public static SchemaRegistryConnection fromEnvironment(Environment environment) {
    environment.required(URL, "the base address of the Schema Registry");
    return optional(environment).orElseThrow();
  }

  /**
   * Reads the environment variables of a program that may run without a registry.
   *
   * @return empty if there is no URL
   * @throws EnvironmentException if a variable is invalid
   */
  public static Optional<SchemaRegistryConnection> optional(Environment environment) {
    return environment
        .optional(URL)
        .map(
            url ->
                new SchemaRegistryConnection(
                    checked(url),
                    Credentials.fromEnvironment(environment, USERNAME, PASSWORD),
                    TrustedCertificates.fromEnvironment(environment, CA_FILE)));
  }

  private static String checked(String url) {
    try {
      URI uri = new URI(url);
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Reported below
    }
    // The value is not shown: it may be invalid because it contains a password.
    throw new EnvironmentException(
        URL + " is no address such as http://host:8081 (without user and password)");
  }
}
