package dev.streamingpipeline.operator.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import io.fabric8.crd.generator.annotation.SchemaSwap;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * The custom resource.
 *
 * <p>Its spec stays unparsed JSON. A resource that was stored before the CRD was replaced by a
 * stricter one may no longer match the type, and must not keep the operator from reading all other
 * resources.
 */
@Group(Pipeline.GROUP)
@Version(Pipeline.VERSION)
@Kind(Pipeline.KIND)
@Singular("streamingpipeline")
@Plural("streamingpipelines")
@ShortNames("sp")
@Categories("all")
@SchemaSwap(
    originalType = StreamingPipeline.class,
    fieldName = "spec",
    targetType = PipelineSpec.class)
public class StreamingPipeline extends CustomResource<JsonNode, PipelineStatus>
    implements Namespaced {
  @Required
  @JsonPropertyDescription("The desired pipeline.")
  @Override
  public JsonNode getSpec() {
    return super.getSpec();
  }

  @JsonPropertyDescription("The observed state of the pipeline.")
  @Override
  public PipelineStatus getStatus() {
    return super.getStatus();
  }
}
