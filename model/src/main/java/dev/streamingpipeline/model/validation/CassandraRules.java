package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.ChangeRule.unchangeable;
import static dev.streamingpipeline.model.validation.Property.at;

import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.Provider;

/** The rules of {@code spec.cassandra}. */
final class CassandraRules {
  private static final ExternalRules<CassandraSpec> EXTERNAL =
      new ExternalRules<>("cassandra", cassandra -> cassandra.provider() == Provider.EXTERNAL);

  private static final String DATACENTER_REMEDY =
      "write its name as nodetool status shows it, with letters, digits, blanks, dots, underscores"
          + " and dashes";

  static final Row<CassandraSpec> TABLE =
      Group.all(
          at("provider", CassandraSpec::provider, unchangeable()),
          EXTERNAL.needed("contactPoints", CassandraSpec::contactPoints, "give host:port"),
          EXTERNAL.unused("contactPoints", CassandraSpec::contactPoints),
          EXTERNAL.unused("datacenter", CassandraSpec::datacenter),
          EXTERNAL.unused("credentialsSecret", CassandraSpec::credentialsSecret),
          EXTERNAL.unused("caSecret", CassandraSpec::caSecret),
          at("contactPoints", CassandraSpec::contactPoints, ExternalRules.hostPorts()),
          at(
              "datacenter",
              CassandraSpec::datacenter,
              Bounds.atMost(CassandraSpec.MAX_DATACENTER_LENGTH, DATACENTER_REMEDY),
              Forms.matches("[A-Za-z0-9]([A-Za-z0-9 ._-]*[A-Za-z0-9])?", DATACENTER_REMEDY)),
          at("credentialsSecret", CassandraSpec::credentialsSecret, Names.object()),
          at("caSecret", CassandraSpec::caSecret, Names.object()),
          at("replicas", CassandraSpec::replicas, Bounds.between(1, ComponentSpec.MAX_REPLICAS)),
          ComponentRules.component(),
          ComponentRules.heap(CassandraSpec::heap),
          ComponentRules.storage(CassandraSpec::storage));

  private CassandraRules() {}
}
