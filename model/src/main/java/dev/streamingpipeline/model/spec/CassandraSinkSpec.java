package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A Cassandra table. None of its names can be changed later.
 *
 * @param keyspace required
 * @param table required
 * @param primaryKey the columns of the primary key; the first is the partition key; required
 * @param replicationFactor copies of each row; unless given, as many as there are nodes, at most
 *     three
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CassandraSinkSpec(
    String keyspace, String table, List<String> primaryKey, Integer replicationFactor) {
  public CassandraSinkSpec {
    primaryKey = Copies.of(primaryKey);
  }
}
