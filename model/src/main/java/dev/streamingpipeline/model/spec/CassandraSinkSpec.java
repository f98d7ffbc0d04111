package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** A Cassandra table. None of its names can be changed later. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CassandraSinkSpec(
    @JsonPropertyDescription("Keyspace of the table. It can't be changed.")
        @Required
        @Size(max = CqlName.MAX_LENGTH)
        String keyspace,
    @JsonPropertyDescription("Name of the table. It can't be changed.")
        @Required
        @Size(max = CqlName.MAX_LENGTH)
        String table,
    @JsonPropertyDescription(
            "Fields that identify a row; the first is the partition key. It can't be changed.")
        @Required
        @Size(min = 1, max = CassandraSinkSpec.MAX_KEY_COLUMNS)
        List<@Size(min = 1, max = CqlName.MAX_LENGTH) String> primaryKey,
    @JsonPropertyDescription(
            "Copies of each row. Unless given, as many as there are nodes, at most three.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicationFactor) {
  public static final int MAX_KEY_COLUMNS = 8;

  public CassandraSinkSpec {
    primaryKey = Copies.of(primaryKey);
  }
}
