package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineName;
import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.regex.Pattern;

/** Everything that a look at one resource can refuse. */
public final class PipelineRules {
  private static final Pattern NAME = Pattern.compile(PipelineName.FORM);

  private PipelineRules() {}

  /** Adds what is wrong with a pipeline; of a tenant, what is wrong on every platform. */
  public static void check(String name, PipelineSpec spec, Problems problems) {
    if (problems.present("metadata.name", name, "name the pipeline")) {
      problems.matches("metadata.name", name, NAME, PipelineName.REMEDY);
    }
    if (!problems.present("spec", spec, "describe source, schema, topic and sink")) {
      return;
    }
    SourceRules.check(spec.source(), problems);
    SchemaRules.check(spec.schema(), problems);
    TopicRules.check(spec, problems);
    ProducerRules.check(spec, problems);
    SinkRules.check(spec, problems);
    ReplicationRules.check(spec, problems);
    ComponentRules.check(spec, problems);
    TenantRules.check(name, spec, problems);
  }

  /** Adds what is wrong with a tenant on this platform. */
  public static void checkTenant(
      String name, PipelineSpec spec, Pipeline platform, Problems problems) {
    check(name, spec, problems);
    if (spec != null && spec.isTenant()) {
      PlatformRules.check(new Pipeline(name, spec), platform, problems);
    }
  }
}
