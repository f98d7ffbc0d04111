package dev.streamingpipeline.model.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.spec.PipelineSpec;

/**
 * The resource in a manifest file.
 *
 * @param apiVersion the group and version
 * @param kind StreamingPipeline
 * @param metadata the metadata, of which only the name is used
 * @param spec the specification
 * @param status the operator's status; ignored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
    String apiVersion, String kind, Metadata metadata, PipelineSpec spec, JsonNode status) {
  /**
   * The part of the metadata that is used outside Kubernetes.
   *
   * @param name the pipeline's name
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Metadata(String name) {}
}
