package dev.streamingpipeline.provisioner.table;

import dev.streamingpipeline.provisioner.plan.Action;

/**
 * A statement that changes the schema.
 *
 * @param resource the keyspace or table it is about
 * @param effect what it is to that
 * @param detail what is new, for people
 * @param cql the statement
 */
record CqlStatement(String resource, Effect effect, String detail, String cql)
    implements Action<CassandraTables> {
  @Override
  public void applyTo(CassandraTables tables) {
    tables.execute(cql);
  }
}
