package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A Cassandra table. None of its names can be changed later. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CassandraSinkSpec(
    @JsonPropertyDescription("Keyspace of the table. It can't be changed.")
        @Required
        @Size(max = CqlName.MAX_LENGTH)
        @ValidationRule(value = CqlName.FORM_RULE, message = CqlName.REMEDY)
        @ValidationRule(value = CqlName.RESERVED_RULE, message = CqlName.RESERVED_REMEDY)
        @ValidationRule(
            value = "self != 'system' && !self.startsWith('system_')",
            message = CassandraSinkSpec.SYSTEM_REMEDY)
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        String keyspace,
    @JsonPropertyDescription("Name of the table. It can't be changed.")
        @Required
        @Size(max = CqlName.MAX_LENGTH)
        @ValidationRule(value = CqlName.FORM_RULE, message = CqlName.REMEDY)
        @ValidationRule(value = CqlName.RESERVED_RULE, message = CqlName.RESERVED_REMEDY)
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        String table,
    @JsonPropertyDescription(
            "Fields that identify a row; the first is the partition key. It can't be changed.")
        @Required
        @Size(min = 1, max = CassandraSinkSpec.MAX_KEY_COLUMNS)
        @ValidationRule(
            value = CassandraSinkSpec.REPEATED + ".size() == 0",
            message = "a column is in the key twice; take one out",
            messageExpression =
                "\"'\" + "
                    + CassandraSinkSpec.REPEATED
                    + "[0] + \"' is in the key twice; take one out\"")
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression =
                "'was [' + oldSelf.join(', ') + '] and is [' + self.join(', ') + \"]; "
                    + PipelineSpec.CHANGE_REMEDY
                    + "\"")
        List<@Size(min = 1, max = CqlName.MAX_LENGTH) String> primaryKey,
    @JsonPropertyDescription(
            "Copies of each row. Unless given, as many as there are nodes, at most three.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicationFactor) {
  public static final int MAX_KEY_COLUMNS = 8;

  static final String REPEATED = "self.filter(column, !self.exists_one(other, other == column))";

  public static final String SYSTEM_REMEDY = "is one of Cassandra's own keyspaces; choose another";

  public CassandraSinkSpec {
    primaryKey = Copies.of(primaryKey);
  }
}
