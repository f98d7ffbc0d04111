package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Airflow and its Postgres. The data path needs them only when Airflow triggers the producer.
 *
 * @param dagId null where the user set nothing; {@code Pipeline.dagId} has the default
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AirflowSpec(
    @JsonPropertyDescription("Whether Airflow and its database run.") @Default("true")
        Boolean enabled,
    @JsonPropertyDescription(
            "Id of the pipeline's DAG. Unless given, "
                + AirflowSpec.DEFAULT_DAG_ID
                + ", or with platformRef the pipeline's name: no two pipelines of one Airflow can"
                + " have the same.")
        @Size(max = AirflowSpec.MAX_DAG_ID_LENGTH)
        String dagId,
    @JsonPropertyDescription(ComponentSpec.IMAGE) @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        String image,
    @JsonPropertyDescription("CPU and memory of each Airflow pod.") ResourcesSpec resources,
    @JsonPropertyDescription("Volume of the database.") StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final String DEFAULT_DAG_ID = "user_automation";
  public static final int MAX_DAG_ID_LENGTH = 200;
  public static final AirflowSpec DEFAULT = AirflowSpecBuilder.builder().build();

  public AirflowSpec {
    enabled = enabled == null || enabled;
  }
}
