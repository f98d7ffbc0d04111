package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * Authentication, authorization and TLS inside the pipeline.
 *
 * @param enabled null where the user set nothing; {@link PipelineSpec#hasSecurity} has the default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecuritySpec(
    @JsonPropertyDescription(
            "Whether brokers speak TLS and know each program by a SCRAM user with no more rights"
                + " than it needs, the streaming job has a role of its own in Cassandra, and the"
                + " pages of the Kafka UI and Control Center ask for a login. By default where"
                + " kafka.provider is Strimzi. It can't be changed.")
        Boolean enabled) {
  public static final SecuritySpec DEFAULT = new SecuritySpec(null);
}
