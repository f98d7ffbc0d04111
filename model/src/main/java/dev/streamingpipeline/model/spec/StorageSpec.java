package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** A volume. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageSpec(
    @JsonPropertyDescription("Size of the volume, such as 10Gi. It can grow, never shrink.")
        @Size(max = Quantity.MAX_LENGTH)
        Quantity size,
    @JsonPropertyDescription(
            "StorageClass of the volume. Unless given, the cluster's default. It can't be changed.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        String storageClassName) {}
