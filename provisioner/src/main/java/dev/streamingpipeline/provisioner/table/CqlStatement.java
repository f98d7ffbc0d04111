package dev.streamingpipeline.provisioner.table;

import dev.streamingpipeline.provisioner.plan.Action;

/**
 * A statement that changes the schema.
 *
 * @param resource the keyspace, table or role that it changes
 * @param effect whether it creates or changes the resource
 * @param detail the change in readable form
 * @param cql the statement
 */
record CqlStatement(String resource, Effect effect, String detail, String cql)
    implements Action<CassandraTables> {
  @Override
  public void applyTo(CassandraTables tables) {
    tables.execute(cql);
  }
}
