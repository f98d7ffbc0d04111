package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.ChangeRule.unchangeable;
import static dev.streamingpipeline.model.validation.Property.at;

import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;

/** The rules of {@code spec.schemaRegistry}. */
final class SchemaRegistryRules {
  private static final ExternalRules<SchemaRegistrySpec> EXTERNAL =
      new ExternalRules<>("schemaRegistry", registry -> registry.provider() == Provider.EXTERNAL);

  private static final String URL_REMEDY =
      "write an address such as https://registry.example.org:8081, without user and password";

  static final Row<SchemaRegistrySpec> TABLE =
      Group.all(
          at("provider", SchemaRegistrySpec::provider, unchangeable()),
          at("flavor", SchemaRegistrySpec::flavor, unchangeable()),
          EXTERNAL.needed("url", SchemaRegistrySpec::url, "give its address"),
          EXTERNAL.unused("url", SchemaRegistrySpec::url),
          EXTERNAL.unused("credentialsSecret", SchemaRegistrySpec::credentialsSecret),
          EXTERNAL.unused("caSecret", SchemaRegistrySpec::caSecret),
          at(
              "url",
              SchemaRegistrySpec::url,
              Bounds.atMost(SchemaRegistrySpec.MAX_URL_LENGTH, URL_REMEDY),
              Forms.matches(
                  "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?", URL_REMEDY)),
          at("credentialsSecret", SchemaRegistrySpec::credentialsSecret, Names.object()),
          at("caSecret", SchemaRegistrySpec::caSecret, Names.object()),
          ComponentRules.component(),
          ComponentRules.heap(SchemaRegistrySpec::heap),
          ComponentRules.storage(SchemaRegistrySpec::storage));

  private SchemaRegistryRules() {}
}
