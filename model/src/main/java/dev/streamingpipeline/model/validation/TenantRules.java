package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Bounds.required;
import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.ChangeRule.unchangeable;
import static dev.streamingpipeline.model.validation.Property.at;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.PipelineSpecBuilder;
import dev.streamingpipeline.model.spec.PlatformRefSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules of {@code spec.platformRef}, and of what only the platform can set. */
final class TenantRules {
  /** Whether a specification is a tenant's. */
  static final Cel IS_TENANT = cel("has(self.platformRef)");

  private static final Pattern NAME = Pattern.compile(Names.PIPELINE_FORM);

  /** A tenant that sets nothing: the defaults, which the API server writes into what it stores. */
  private static final PipelineSpec SILENT =
      PipelineSpecBuilder.builder().platformRef(new PlatformRefSpec(null)).build();

  private static final String REMEDY = "can't be set for a tenant; remove it, or set it in ";

  static final Row<PipelineSpec> PLATFORM_REF =
      Group.all(
          at(
              "platformRef",
              PipelineSpec::platformRef,
              at(
                  "name",
                  PlatformRefSpec::name,
                  required("name the pipeline whose platform this one uses"),
                  Forms.matches(Names.PIPELINE_FORM, Names.PIPELINE_REMEDY),
                  unchangeable())),
          ChangeRule.<PipelineSpec>unchangeable(
                  cel("%s == has(oldSelf.platformRef)").with(IS_TENANT), PipelineSpec::isTenant)
              .about("platformRef.name", TenantRules::platform));

  /**
   * What a tenant can't change later must not be stored in the first place, because it could not be
   * taken out again: so these fields have rules in CEL. The others are left to Java.
   */
  static final Row<PipelineSpec> LEFT_TO_THE_PLATFORM =
      Group.when(
          spec -> platform(spec) != null && NAME.matcher(platform(spec)).matches(),
          unset(
              "kafka",
              cel(
                  "(self.kafka.provider == 'Strimzi' && self.kafka.metadata == 'ZooKeeper'"
                      + " && !has(self.kafka.storage))"),
              spec ->
                  spec.kafka().provider() == KafkaSpec.Provider.STRIMZI
                      && spec.kafka().metadata() == KafkaSpec.Metadata.ZOOKEEPER
                      && spec.kafka().storage() == null),
          asByDefault("kafka", PipelineSpec::kafka),
          unset(
              "schemaRegistry",
              cel(
                  "(self.schemaRegistry.provider == 'Standalone'"
                      + " && self.schemaRegistry.flavor == 'Confluent'"
                      + " && !has(self.schemaRegistry.storage))"),
              spec ->
                  spec.schemaRegistry().provider() == Provider.STANDALONE
                      && spec.schemaRegistry().flavor() == SchemaRegistrySpec.Flavor.CONFLUENT
                      && spec.schemaRegistry().storage() == null),
          asByDefault("schemaRegistry", PipelineSpec::schemaRegistry),
          asByDefault("controlCenter", PipelineSpec::controlCenter),
          asByDefault("kafkaUi", PipelineSpec::kafkaUi),
          asByDefault("airflow.image", spec -> spec.airflow().image()),
          asByDefault("airflow.resources", spec -> spec.airflow().resources()),
          unset(
              "airflow.storage",
              cel("!has(self.airflow.storage)"),
              spec -> spec.airflow().storage() == null),
          asByDefault("airflow.podTemplate", spec -> spec.airflow().podTemplate()),
          unset(
              "cassandra",
              cel("(self.cassandra.provider == 'Standalone'" + " && !has(self.cassandra.storage))"),
              spec ->
                  spec.cassandra().provider() == Provider.STANDALONE
                      && spec.cassandra().storage() == null),
          asByDefault("cassandra", PipelineSpec::cassandra),
          unset(
              "security.enabled",
              cel("!has(self.security.enabled)"),
              spec -> spec.security().enabled() == null));

  private TenantRules() {}

  private static String platform(PipelineSpec spec) {
    return spec.isTenant() ? spec.platformRef().name() : null;
  }

  private static Row<PipelineSpec> unset(String path, Cel cel, Predicate<PipelineSpec> holds) {
    return Rule.<PipelineSpec>rule(
            cel("!%s || %s").with(IS_TENANT, cel),
            spec -> !spec.isTenant() || holds.test(spec),
            TenantRules::problem,
            "")
        .about(path)
        .messageInCel(REMEDY + "the pipeline that spec.platformRef names")
        .messageExpression(cel("\"%spipeline \" + self.platformRef.name").with(REMEDY));
  }

  private static Row<PipelineSpec> asByDefault(String path, Function<PipelineSpec, Object> value) {
    return Rule.<PipelineSpec>javaOnly(
            Reason.NEEDS_THE_DEFAULTS,
            spec -> !spec.isTenant() || Objects.equals(value.apply(spec), value.apply(SILENT)),
            TenantRules::problem,
            "")
        .about(path);
  }

  private static String problem(PipelineSpec spec) {
    return REMEDY + "pipeline " + platform(spec);
  }
}
