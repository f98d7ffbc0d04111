package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A volume.
 *
 * @param size in bytes; can grow, never shrink
 * @param storageClassName the class; unless given, the cluster's default. Can't be changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageSpec(Quantity size, String storageClassName) {}
