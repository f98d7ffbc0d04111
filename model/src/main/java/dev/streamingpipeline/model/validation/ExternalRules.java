package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.model.spec.HostPorts;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import java.util.regex.Pattern;

/** What must be said of components that somebody else runs, and only of them. */
final class ExternalRules {
  private static final Pattern HOST_PORTS =
      Pattern.compile("(?=.{1,%s}$)%s".formatted(HostPorts.MAX_LENGTH, HostPorts.FORM));
  private static final Pattern DATACENTER =
      Pattern.compile(
          "(?=.{1,%s}$)%s"
              .formatted(CassandraSpec.MAX_DATACENTER_LENGTH, CassandraSpec.DATACENTER_FORM));
  private static final Pattern URL =
      Pattern.compile(
          "(?=.{1,%s}$)%s"
              .formatted(SchemaRegistrySpec.MAX_URL_LENGTH, SchemaRegistrySpec.URL_FORM));

  private final boolean external;
  private final String missing;
  private final String unused;
  private final Problems problems;

  private ExternalRules(boolean external, String missing, String unused, Problems problems) {
    this.external = external;
    this.missing = missing;
    this.unused = unused;
    this.problems = problems;
  }

  static void check(PipelineSpec spec, Problems problems) {
    KafkaSpec kafka = spec.kafka();
    ExternalRules ofKafka =
        new ExternalRules(
            kafka.provider() == KafkaSpec.Provider.EXTERNAL,
            KafkaSpec.MISSING_BOOTSTRAP_REMEDY,
            KafkaSpec.EXTERNAL_ONLY_REMEDY,
            problems);
    ofKafka.address(
        "spec.kafka.bootstrapServers", kafka.bootstrapServers(), HOST_PORTS, HostPorts.REMEDY);
    ofKafka.secret("spec.kafka.clientPropertiesSecret", kafka.clientPropertiesSecret());

    CassandraSpec cassandra = spec.cassandra();
    ExternalRules ofCassandra =
        new ExternalRules(
            cassandra.provider() == Provider.EXTERNAL,
            CassandraSpec.MISSING_ADDRESS_REMEDY,
            CassandraSpec.EXTERNAL_ONLY_REMEDY,
            problems);
    ofCassandra.address(
        "spec.cassandra.contactPoints", cassandra.contactPoints(), HOST_PORTS, HostPorts.REMEDY);
    ofCassandra.optional(
        "spec.cassandra.datacenter",
        cassandra.datacenter(),
        DATACENTER,
        CassandraSpec.DATACENTER_REMEDY);
    ofCassandra.secret("spec.cassandra.credentialsSecret", cassandra.credentialsSecret());
    ofCassandra.secret("spec.cassandra.caSecret", cassandra.caSecret());

    SchemaRegistrySpec registry = spec.schemaRegistry();
    ExternalRules ofRegistry =
        new ExternalRules(
            registry.provider() == Provider.EXTERNAL,
            SchemaRegistrySpec.MISSING_ADDRESS_REMEDY,
            SchemaRegistrySpec.EXTERNAL_ONLY_REMEDY,
            problems);
    ofRegistry.address(
        "spec.schemaRegistry.url", registry.url(), URL, SchemaRegistrySpec.URL_REMEDY);
    ofRegistry.secret("spec.schemaRegistry.credentialsSecret", registry.credentialsSecret());
    ofRegistry.secret("spec.schemaRegistry.caSecret", registry.caSecret());
  }

  private void address(String path, String value, Pattern form, String remedy) {
    if (value == null && external) {
      problems.add(path, missing);
    }
    optional(path, value, form, remedy);
  }

  private void optional(String path, String value, Pattern form, String remedy) {
    if (isUsed(path, value)) {
      problems.matches(path, value, form, remedy);
    }
  }

  private void secret(String path, String value) {
    if (isUsed(path, value)) {
      KubernetesNames.check(path, value, problems);
    }
  }

  private boolean isUsed(String path, String value) {
    if (value != null && !external) {
      problems.add(path, unused);
    }
    return value != null && external;
  }
}
