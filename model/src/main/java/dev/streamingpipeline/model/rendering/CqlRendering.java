package dev.streamingpipeline.model.rendering;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;

/** The contract as CQL. Names are quoted, which prevents CQL injection. */
public final class CqlRendering {
  private CqlRendering() {}

  /**
   * Creates the keyspace, replicated in one datacenter.
   *
   * @param datacenter the datacenter's name in the cluster
   * @param replicationFactor copies of each row
   */
  public static String createKeyspace(
      CassandraSinkSpec sink, String datacenter, int replicationFactor) {
    return "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': %s}"
        .formatted(quote(sink.keyspace()), datacenter.replace("'", "''"), replicationFactor);
  }

  /**
   * Creates the table, with one column per field. The first primary-key column is the partition
   * key.
   */
  public static String createTable(Contract contract, CassandraSinkSpec sink) {
    String columns =
        contract.fields().stream().map(CqlRendering::column).collect(joining(",\n  ", "  ", ",\n"));
    String primaryKey = sink.primaryKey().stream().map(CqlRendering::quote).collect(joining(", "));
    return "CREATE TABLE IF NOT EXISTS %s (\n%s  PRIMARY KEY (%s)\n)"
        .formatted(table(sink), columns, primaryKey);
  }

  /** Adds an optional field to an existing table. */
  public static String addColumn(CassandraSinkSpec sink, Field field) {
    return "ALTER TABLE %s ADD %s".formatted(table(sink), column(field));
  }

  /**
   * The upsert, with one bind marker per field in the contract's order, and the write timestamp
   * last. An absent value is bound as null, not left unset: the row then equals the newest record,
   * whereas an unset column would keep the value of an older one.
   */
  public static String upsert(Contract contract, CassandraSinkSpec sink) {
    String markers = contract.fields().stream().map(field -> "?").collect(joining(", "));
    return "INSERT INTO %s (%s) VALUES (%s) USING TIMESTAMP ?"
        .formatted(table(sink), columns(contract), markers);
  }

  /**
   * Selects every column of the contract, in its order. The query fails when the table lacks one.
   */
  public static String select(Contract contract, CassandraSinkSpec sink) {
    return "SELECT %s FROM %s".formatted(columns(contract), table(sink));
  }

  /** The table's quoted name with its keyspace. */
  public static String table(CassandraSinkSpec sink) {
    return quote(sink.keyspace()) + "." + quote(sink.table());
  }

  private static String columns(Contract contract) {
    return contract.fields().stream().map(field -> quote(field.name())).collect(joining(", "));
  }

  private static String column(Field field) {
    return quote(field.name()) + " " + field.type().cqlType();
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
