package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Bounds.required;
import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.List;
import java.util.regex.Pattern;

/** The table of all rules about one resource. */
public final class PipelineRules {
  private static final Pattern NAME = Pattern.compile(Names.PIPELINE_FORM);

  static final Row<Resource> TABLE =
      Group.all(
          at(
              "metadata",
              Resource::metadata,
              at("name", Metadata::name, required("name the pipeline"))),
          // The API server lets a CRD's rules see the name from the resource itself only
          rule(
                  Cel.matches("self.metadata.name", Names.PIPELINE_FORM),
                  (Resource resource) ->
                      resource.name() == null || NAME.matcher(resource.name()).matches(),
                  resource -> Forms.notAllowed(resource.name()),
                  Names.PIPELINE_REMEDY)
              .about("metadata.name"),
          at(
              "spec",
              Resource::spec,
              required("describe source, schema, topic and sink"),
              SpecRules.TABLE),
          rule(
                  cel(
                      "!has(self.spec.platformRef)"
                          + " || self.spec.platformRef.name != self.metadata.name"),
                  (Resource resource) -> !isItsOwnTenant(resource),
                  "is the pipeline itself; name another, or take platformRef out")
              .about("spec.platformRef.name"));

  private PipelineRules() {}

  /**
   * The part of the resource that has rules.
   *
   * @param metadata the metadata, with the name
   * @param spec the specification; null where it is absent
   */
  record Resource(Metadata metadata, PipelineSpec spec) {
    String name() {
      return metadata.name();
    }
  }

  /**
   * The part of the metadata that has rules.
   *
   * @param name the pipeline's name; null where it is absent
   */
  record Metadata(String name) {}

  private static boolean isItsOwnTenant(Resource resource) {
    return resource.name() != null
        && resource.spec() != null
        && resource.spec().isTenant()
        && resource.name().equals(resource.spec().platformRef().name());
  }

  /** Adds what is wrong with a pipeline; of a tenant, what is wrong on every platform. */
  public static void check(String name, PipelineSpec spec, Problems problems) {
    TABLE
        .on("", new Resource(new Metadata(name), spec))
        .forEach(application -> application.addTo(problems));
  }

  /** Adds what is wrong with a tenant on this platform. */
  public static void checkTenant(
      String name, PipelineSpec spec, Pipeline platform, Problems problems) {
    check(name, spec, problems);
    if (spec != null && spec.isTenant()) {
      PlatformRules.check(new Pipeline(name, spec), platform, problems);
    }
  }

  /** The rules that the API server checks, in the order of the table. */
  public static List<CelRule> inCel() {
    return TABLE.cel("").toList();
  }
}
