package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** NetworkPolicies between the pipeline's components. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkPolicySpec(
    @JsonPropertyDescription(
            "Whether each component has a NetworkPolicy that allows the connections that the"
                + " pipeline needs, and no other. More can be allowed by policies of your own; a"
                + " cluster that enforces none ignores them.")
        @Default("true")
        Boolean enabled) {
  public static final NetworkPolicySpec DEFAULT = new NetworkPolicySpec(null);

  public NetworkPolicySpec {
    enabled = enabled == null || enabled;
  }
}
