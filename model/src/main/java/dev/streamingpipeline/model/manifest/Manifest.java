package dev.streamingpipeline.model.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.spec.PipelineSpec;

/**
 * The resource as it stands in a file.
 *
 * @param apiVersion the group and version
 * @param kind StreamingPipeline
 * @param metadata the name, and what only Kubernetes reads
 * @param spec what the user asks for
 * @param status what the operator reported; read and left alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
    String apiVersion, String kind, Metadata metadata, PipelineSpec spec, JsonNode status) {
  /**
   * The part of the metadata that matters outside Kubernetes.
   *
   * @param name the pipeline's name
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Metadata(String name) {}
}
