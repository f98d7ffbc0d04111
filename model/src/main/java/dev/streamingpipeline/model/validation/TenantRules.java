package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.AirflowSpec;
import dev.streamingpipeline.model.spec.PipelineName;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.PlatformRefSpec;
import java.util.Objects;
import java.util.regex.Pattern;

/** What {@code spec.platformRef} must be, and what must then be left to the platform. */
final class TenantRules {
  private static final String PATH = "spec.platformRef.name";
  private static final Pattern NAME = Pattern.compile(PipelineName.FORM);

  /**
   * A tenant that says nothing. An API server writes defaults into what it stores, so these are no
   * words of the user's.
   */
  private static final PipelineSpec SILENT =
      new PipelineSpec(
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          new PlatformRefSpec(null),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);

  private final String remedy;
  private final Problems problems;

  private TenantRules(String remedy, Problems problems) {
    this.remedy = remedy;
    this.problems = problems;
  }

  static void check(String name, PipelineSpec spec, Problems problems) {
    if (!spec.isTenant()) {
      return;
    }
    String platform = spec.platformRef().name();
    if (!problems.present(PATH, platform, "name the pipeline whose platform this one uses")
        || !problems.matches(PATH, platform, NAME, PipelineName.REMEDY)) {
      return;
    }
    if (platform.equals(name)) {
      problems.add(PATH, PlatformRefSpec.ITSELF_REMEDY);
      return;
    }
    new TenantRules(PlatformRefSpec.NOT_ITS_OWN_REMEDY + "pipeline " + platform, problems)
        .check(spec);
  }

  private void check(PipelineSpec spec) {
    same("spec.kafka", spec.kafka(), SILENT.kafka());
    same("spec.schemaRegistry", spec.schemaRegistry(), SILENT.schemaRegistry());
    same("spec.controlCenter", spec.controlCenter(), SILENT.controlCenter());
    same("spec.kafkaUi", spec.kafkaUi(), SILENT.kafkaUi());
    AirflowSpec airflow = spec.airflow();
    same("spec.airflow.image", airflow.image(), null);
    same("spec.airflow.resources", airflow.resources(), null);
    same("spec.airflow.storage", airflow.storage(), null);
    same("spec.airflow.podTemplate", airflow.podTemplate(), null);
    same("spec.cassandra", spec.cassandra(), SILENT.cassandra());
    same("spec.security.enabled", spec.security().enabled(), null);
  }

  private void same(String path, Object said, Object silent) {
    if (!Objects.equals(said, silent)) {
      problems.add(path, remedy);
    }
  }
}
