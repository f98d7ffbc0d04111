package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Airflow and its Postgres. The data path needs them only when Airflow triggers the producer.
 *
 * @param enabled whether they run
 * @param dagId the id of the pipeline's DAG
 * @param image another Airflow image
 * @param resources CPU and memory of each Airflow pod
 * @param storage the database's volume
 * @param podTemplate what to add to the pods
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AirflowSpec(
    Boolean enabled,
    String dagId,
    String image,
    ResourcesSpec resources,
    StorageSpec storage,
    PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final String DEFAULT_DAG_ID = "user_automation";
  public static final AirflowSpec DEFAULT = new AirflowSpec(null, null, null, null, null, null);

  public AirflowSpec {
    enabled = enabled == null || enabled;
    dagId = dagId == null ? DEFAULT_DAG_ID : dagId;
  }
}
