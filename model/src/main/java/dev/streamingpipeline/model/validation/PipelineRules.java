package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.regex.Pattern;

/** Everything that a look at one resource can refuse. */
public final class PipelineRules {
  /** Names of objects are made of it, and those end at 63 characters. */
  private static final int MAX_NAME_LENGTH = 30;

  private static final Pattern NAME =
      Pattern.compile("[a-z]([a-z0-9-]{0,%d}[a-z0-9])?".formatted(MAX_NAME_LENGTH - 2));

  private PipelineRules() {}

  /** Adds what is wrong with a pipeline. */
  public static void check(String name, PipelineSpec spec, Problems problems) {
    if (problems.present("metadata.name", name, "name the pipeline")) {
      problems.matches(
          "metadata.name",
          name,
          NAME,
          "begin with a letter, end with a letter or digit, and use lower case, digits and dashes, at most "
              + MAX_NAME_LENGTH);
    }
    if (!problems.present("spec", spec, "describe source, schema, topic and sink")) {
      return;
    }
    SourceRules.check(spec.source(), problems);
    SchemaRules.check(spec.schema(), problems);
    TopicRules.check(spec, problems);
    ProducerRules.check(spec, problems);
    SinkRules.check(spec, problems);
    ComponentRules.check(spec, problems);
  }
}
