package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The registry that holds the contract. Either flavor answers Confluent's REST API.
 *
 * @param flavor which software
 * @param image another image
 * @param heap the JVM's heap; unless given, derived from the memory limit
 * @param resources CPU and memory
 * @param storage the volume; Apicurio only, Confluent's keeps schemas in Kafka
 * @param podTemplate what to add to the pod
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemaRegistrySpec(
    Flavor flavor,
    String image,
    Quantity heap,
    ResourcesSpec resources,
    StorageSpec storage,
    PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final SchemaRegistrySpec DEFAULT =
      new SchemaRegistrySpec(null, null, null, null, null, null);

  public SchemaRegistrySpec {
    flavor = flavor == null ? Flavor.CONFLUENT : flavor;
  }

  /** Which software. */
  public enum Flavor {
    @JsonProperty("Confluent")
    CONFLUENT,
    @JsonProperty("Apicurio")
    APICURIO
  }
}
