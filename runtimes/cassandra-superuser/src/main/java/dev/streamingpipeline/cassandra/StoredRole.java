package dev.streamingpipeline.cassandra;

import static org.apache.cassandra.auth.AuthKeyspace.ROLES;
import static org.apache.cassandra.schema.SchemaConstants.AUTH_KEYSPACE_NAME;

import java.util.List;
import org.apache.cassandra.cql3.QueryProcessor;
import org.apache.cassandra.cql3.UntypedResultSet;
import org.apache.cassandra.cql3.UntypedResultSet.Row;
import org.apache.cassandra.db.ConsistencyLevel;
import org.apache.cassandra.exceptions.RequestExecutionException;
import org.apache.cassandra.utils.ByteBufferUtil;
import org.mindrot.jbcrypt.BCrypt;

/**
 * A role as stored in {@code system_auth}.
 *
 * @param exists false when no role of this name exists
 * @param isSuperuser whether it is a superuser and may log in
 * @param hash the bcrypt hash of its password; empty when it has none
 */
record StoredRole(boolean exists, boolean isSuperuser, String hash) {
  private static final String QUERY =
      "SELECT is_superuser, can_login, salted_hash FROM %s.%s WHERE role = ?"
          .formatted(AUTH_KEYSPACE_NAME, ROLES);

  /**
   * Reads the role.
   *
   * @throws RequestExecutionException when too few nodes answer
   */
  static StoredRole read(String name, ConsistencyLevel consistency) {
    UntypedResultSet rows =
        QueryProcessor.process(QUERY, consistency, List.of(ByteBufferUtil.bytes(name)));
    if (rows.isEmpty()) {
      return new StoredRole(false, false, "");
    }
    Row row = rows.one();
    return new StoredRole(
        true, isTrue(row, "is_superuser") && isTrue(row, "can_login"), hashOf(row));
  }

  private static boolean isTrue(Row row, String column) {
    return row.has(column) && row.getBoolean(column);
  }

  private static String hashOf(Row row) {
    return row.has("salted_hash") ? row.getString("salted_hash") : "";
  }

  boolean hasPassword(String password) {
    try {
      return BCrypt.checkpw(password, hash);
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      // BCrypt throws this for an invalid hash
      return false;
    }
  }
}
