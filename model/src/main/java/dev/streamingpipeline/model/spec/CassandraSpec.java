package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** The Cassandra nodes. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CassandraSpec(
    @JsonPropertyDescription(Provider.DESCRIPTION) @Default("Standalone") Provider provider,
    @JsonPropertyDescription(
            "How many nodes. Of an External cluster, the most copies that a row can have. Unless"
                + " given, as spec.size says.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicas,
    @JsonPropertyDescription(
            "Addresses of nodes of the datacenter, host:port of CQL, comma-separated. For provider"
                + " External only.")
        @Size(max = ComponentSpec.MAX_ADDRESSES_LENGTH)
        String contactPoints,
    @JsonPropertyDescription(
            "The datacenter of the contact points, datacenter1 where it is left out. For provider"
                + " External only.")
        @Size(max = CassandraSpec.MAX_DATACENTER_LENGTH)
        String datacenter,
    @JsonPropertyDescription(Provider.CREDENTIALS) @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        String credentialsSecret,
    @JsonPropertyDescription(
            Provider.AUTHORITY + " With it, all nodes are spoken to over TLS; without, over none.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        String caSecret,
    @JsonPropertyDescription(ComponentSpec.IMAGE) @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        String image,
    @JsonPropertyDescription(ComponentSpec.HEAP) @Size(max = Quantity.MAX_LENGTH) Quantity heap,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.STORAGE) StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final int MAX_DATACENTER_LENGTH = 100;
  public static final CassandraSpec DEFAULT = CassandraSpecBuilder.builder().build();

  public CassandraSpec {
    provider = provider == null ? Provider.STANDALONE : provider;
  }

  /** Fills in the replicas and resources of a size where the user set none. */
  CassandraSpec of(PlatformSize size) {
    return CassandraSpecBuilder.builder(this)
        .replicas(replicas == null ? Integer.valueOf(size.copies()) : replicas)
        .resources(ComponentSpec.resources(resources, heap, size.node()))
        .build();
  }
}
