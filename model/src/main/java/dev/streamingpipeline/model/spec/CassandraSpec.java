package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The Cassandra nodes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.provider != 'External' || has(self.contactPoints)",
    fieldPath = ".contactPoints",
    message = CassandraSpec.MISSING_ADDRESS_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.contactPoints)",
    fieldPath = ".contactPoints",
    message = CassandraSpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.datacenter)",
    fieldPath = ".datacenter",
    message = CassandraSpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.credentialsSecret)",
    fieldPath = ".credentialsSecret",
    message = CassandraSpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.caSecret)",
    fieldPath = ".caSecret",
    message = CassandraSpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = ComponentSpec.HEAP_RULE,
    fieldPath = ".heap",
    message = "is not below the memory limit; " + ComponentSpec.HEAP_REMEDY)
@ValidationRule(
    value = StorageSpec.SAME_CLASS_RULE,
    fieldPath = StorageSpec.CLASS_PATH,
    message = PipelineSpec.CHANGE_REMEDY)
public record CassandraSpec(
    @JsonPropertyDescription(Provider.DESCRIPTION)
        @Default("Standalone")
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        Provider provider,
    @JsonPropertyDescription(
            "How many nodes. Of an External cluster, the most copies that a row can have. Unless"
                + " given, as spec.size says.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicas,
    @JsonPropertyDescription(
            "Addresses of nodes of the datacenter, host:port of CQL, comma-separated. For provider"
                + " External only.")
        @Size(max = HostPorts.MAX_LENGTH)
        @ValidationRule(value = HostPorts.RULE, message = HostPorts.REMEDY)
        String contactPoints,
    @JsonPropertyDescription(
            "The datacenter of the contact points, datacenter1 where it is left out. For provider"
                + " External only.")
        @Size(max = CassandraSpec.MAX_DATACENTER_LENGTH)
        @ValidationRule(
            value = "self.matches('^" + CassandraSpec.DATACENTER_FORM + "$')",
            message = CassandraSpec.DATACENTER_REMEDY)
        String datacenter,
    @JsonPropertyDescription(Provider.CREDENTIALS)
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        @ValidationRule(
            value = KubernetesName.SUBDOMAIN_RULE,
            message = KubernetesName.SUBDOMAIN_REMEDY)
        String credentialsSecret,
    @JsonPropertyDescription(
            Provider.AUTHORITY + " With it, all nodes are spoken to over TLS; without, over none.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        @ValidationRule(
            value = KubernetesName.SUBDOMAIN_RULE,
            message = KubernetesName.SUBDOMAIN_REMEDY)
        String caSecret,
    @JsonPropertyDescription(ComponentSpec.IMAGE)
        @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        @ValidationRule(value = ComponentSpec.IMAGE_RULE, message = ComponentSpec.IMAGE_REMEDY)
        String image,
    @JsonPropertyDescription(ComponentSpec.HEAP)
        @Size(max = Quantity.MAX_LENGTH)
        @ValidationRule(value = Quantity.FORM_RULE, message = Quantity.REMEDY)
        Quantity heap,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.STORAGE) StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final int MAX_DATACENTER_LENGTH = 100;
  public static final String DATACENTER_FORM = "[A-Za-z0-9]([A-Za-z0-9 ._-]*[A-Za-z0-9])?";
  public static final String DATACENTER_REMEDY =
      "write its name as nodetool status shows it, with letters, digits, blanks, dots, underscores"
          + " and dashes";
  public static final String MISSING_ADDRESS_REMEDY =
      "is required when spec.cassandra.provider is External; give host:port";
  public static final String EXTERNAL_ONLY_REMEDY =
      "is for spec.cassandra.provider External only; take it out";
  public static final CassandraSpec DEFAULT =
      new CassandraSpec(null, null, null, null, null, null, null, null, null, null, null);

  public CassandraSpec {
    provider = provider == null ? Provider.STANDALONE : provider;
  }

  /** With what a size says where this says nothing. */
  CassandraSpec of(PlatformSize size) {
    return new CassandraSpec(
        provider,
        replicas == null ? Integer.valueOf(size.copies()) : replicas,
        contactPoints,
        datacenter,
        credentialsSecret,
        caSecret,
        image,
        heap,
        ComponentSpec.resources(resources, heap, size.node()),
        storage,
        podTemplate);
  }
}
