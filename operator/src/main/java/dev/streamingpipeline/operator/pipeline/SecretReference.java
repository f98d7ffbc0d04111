package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Secret that the user created and a pipeline references, and how pods receive its content. This
 * is the only list of such references.
 *
 * @param component the component that can't be used without it
 * @param name the name of the Secret
 * @param folder the mount folder below {@code /etc}; empty if the keys become environment variables
 * @param variables the environment variable for each key; it holds the value or, with a folder, the
 *     path of the file
 */
public record SecretReference(
    Component component, String name, Optional<String> folder, Map<String, String> variables) {
  private static final String CA = "ca.crt";

  public SecretReference {
    variables = new TreeMap<>(variables);
  }

  /** All Secrets that a pipeline references. */
  public static List<SecretReference> of(PipelineSpec spec) {
    return Stream.of(
            Component.KAFKA, Component.CASSANDRA, Component.SCHEMA_REGISTRY, Component.PRODUCER)
        .flatMap(component -> of(component, spec))
        .toList();
  }

  /** The Secrets that are required to use a component. */
  public static Stream<SecretReference> of(Component component, PipelineSpec spec) {
    return switch (component) {
      case KAFKA ->
          file(
              component,
              spec.kafka().clientPropertiesSecret(),
              "kafka-client",
              "client.properties",
              "KAFKA_CLIENT_PROPERTIES_FILE");
      case CASSANDRA ->
          Stream.concat(
              login(component, spec.cassandra().credentialsSecret(), "CASSANDRA"),
              file(
                  component, spec.cassandra().caSecret(), "cassandra-ca", CA, "CASSANDRA_CA_FILE"));
      case SCHEMA_REGISTRY ->
          Stream.concat(
              login(component, spec.schemaRegistry().credentialsSecret(), "SCHEMA_REGISTRY"),
              file(
                  component,
                  spec.schemaRegistry().caSecret(),
                  "schema-registry-ca",
                  CA,
                  "SCHEMA_REGISTRY_CA_FILE"));
      case PRODUCER -> spec.source().http().headersFrom().stream().map(SecretReference::header);
      default -> Stream.empty();
    };
  }

  private static Stream<SecretReference> file(
      Component component, String name, String folder, String key, String variable) {
    return Stream.ofNullable(name)
        .map(
            secret ->
                new SecretReference(component, secret, Optional.of(folder), Map.of(key, variable)));
  }

  private static Stream<SecretReference> login(Component component, String name, String prefix) {
    return Stream.ofNullable(name)
        .map(
            secret ->
                new SecretReference(
                    component,
                    secret,
                    Optional.empty(),
                    Map.of("username", prefix + "_USERNAME", "password", prefix + "_PASSWORD")));
  }

  private static SecretReference header(HttpSourceSpec.HeaderFromSecret header) {
    return new SecretReference(
        Component.PRODUCER,
        header.secretName(),
        Optional.empty(),
        Map.of(header.secretKey(), header.environmentVariable()));
  }
}
