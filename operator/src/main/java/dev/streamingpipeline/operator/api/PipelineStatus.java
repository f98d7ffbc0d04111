package dev.streamingpipeline.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.streamingpipeline.model.spec.PipelineName;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;

/** The observed state of a pipeline. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PipelineStatus(
    @JsonPropertyDescription("The generation of spec that this was determined from.")
        @Min(0)
        @Max(PipelineStatus.MAX_COUNT)
        Long observedGeneration,
    @JsonPropertyDescription(
            "One for each component, and Ready, Reconciling and Stalled as kstatus has them.")
        @Size(max = 64)
        List<Condition> conditions,
    @JsonPropertyDescription("Addresses inside the cluster.") @Size(max = 32)
        List<Endpoint> endpoints,
    @JsonPropertyDescription("Record counts; left out until they are known.") Records records,
    @JsonPropertyDescription("The number of ready Spark workers.") @Min(0) @Max(Integer.MAX_VALUE)
        Integer sparkWorkers,
    @JsonPropertyDescription("Label selector of the Spark workers' pods.") @Size(max = 1024)
        String sparkWorkerSelector,
    @JsonPropertyDescription("The image of each component.") @Size(max = 32)
        Map<String, @Size(max = 255) String> versions,
    @JsonPropertyDescription(
            "Pipelines that use this one's platform, in alphabetical order, the first "
                + PipelineStatus.MAX_TENANTS
                + ". Delete them before this one.")
        @Size(max = PipelineStatus.MAX_TENANTS)
        List<@Size(max = PipelineName.MAX_LENGTH) String> usedBy) {
  /** The largest integer that every JSON parser represents exactly. */
  public static final double MAX_COUNT = (1L << 53) - 1;

  /**
   * Maximum number of tenants listed. The message with which the API server refuses to delete their
   * platform is limited to 5 KiB, and must have room for all their names.
   */
  public static final int MAX_TENANTS = 100;

  /** Sorts the tenants and removes duplicates. Without tenants the field is omitted. */
  public PipelineStatus {
    usedBy =
        usedBy == null || usedBy.isEmpty()
            ? null
            : usedBy.stream().distinct().sorted().limit(MAX_TENANTS).toList();
  }

  /** The address of a component inside the cluster. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Endpoint(
      @JsonPropertyDescription("The component.") @Required @Size(max = 63) String name,
      @JsonPropertyDescription("A host and a port, or a URL.") @Required @Size(max = 2048)
          String address) {}

  /** Record counts at each hop. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Records(
      @JsonPropertyDescription("Delivered to the topic by the last run of the producer.")
          @Min(0)
          @Max(MAX_COUNT)
          Long produced,
      @JsonPropertyDescription("Rows upserted since the streaming job's pod started.")
          @Min(0)
          @Max(MAX_COUNT)
          Long written,
      @JsonPropertyDescription("Dead-lettered by the streaming job since its pod started.")
          @Min(0)
          @Max(MAX_COUNT)
          Long deadLettered,
      @JsonPropertyDescription("Records of the topic that are not in the table yet.")
          @Min(0)
          @Max(MAX_COUNT)
          Long lag,
      @JsonPropertyDescription("When the last row was written, as RFC 3339 in UTC.") @Size(max = 64)
          String lastRowAt) {}
}
