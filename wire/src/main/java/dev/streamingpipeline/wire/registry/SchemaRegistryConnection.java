package dev.streamingpipeline.wire.registry;

import dev.streamingpipeline.wire.connection.Credentials;
import dev.streamingpipeline.wire.connection.TrustedCertificates;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where the Schema Registry is and how to log in.
 *
 * @param url where {@code /subjects} is found
 * @param credentials absent where the registry asks for none
 * @param authority who signs the registry's certificate; those whom Java trusts where it is absent
 */
public record SchemaRegistryConnection(
    String url, Optional<Credentials> credentials, Optional<TrustedCertificates> authority) {
  /** The variable that holds the API's base address. */
  public static final String URL = "SCHEMA_REGISTRY_URL";

  /** The variable that holds the user's name. */
  public static final String USERNAME = "SCHEMA_REGISTRY_USERNAME";

  /** The variable that holds the password. */
  public static final String PASSWORD = "SCHEMA_REGISTRY_PASSWORD";

  /** The variable that holds the path of a file with the authority's certificate in PEM. */
  public static final String CA_FILE = "SCHEMA_REGISTRY_CA_FILE";

  public SchemaRegistryConnection {
    url = url.replaceAll("/+$", "");
  }

  /** A registry that asks for no password. */
  public SchemaRegistryConnection(String url) {
    this(url, Optional.empty(), Optional.empty());
  }

  /**
   * Reads the connection.
   *
   * @throws EnvironmentException when a variable is missing or wrong
   */
  public static SchemaRegistryConnection fromEnvironment(Environment environment) {
    environment.required(URL, "the base address of the Schema Registry");
    return optional(environment).orElseThrow();
  }

  /**
   * Reads the connection of who can do without a registry.
   *
   * @return empty when there is no address
   * @throws EnvironmentException when a variable is wrong
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
      // Said below.
    }
    // Not shown, because what makes it wrong may be a password in it.
    throw new EnvironmentException(
        URL + " is no address such as http://host:8081 (without user and password)");
  }
}
