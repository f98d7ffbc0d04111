package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.Elements.each;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.none;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.KubernetesName;
import dev.streamingpipeline.model.spec.PodTemplateSpec;
import dev.streamingpipeline.model.spec.PodTemplateSpec.Toleration;
import java.util.Set;

/** The rules of a {@code podTemplate}: what Kubernetes would otherwise refuse in each pod. */
final class PodTemplateRules {
  private static final String OWNED_LABELS = "app.kubernetes.io/";
  private static final Set<String> OPERATORS = Set.of("Exists", "Equal");
  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private static final Row<Toleration> TOLERATION =
      Group.all(
          Bounds.filled(),
          at("key", Toleration::key, Bounds.atMost(KubernetesName.MAX_KEY_LENGTH)),
          at("value", Toleration::value, Bounds.atMost(KubernetesName.MAX_LABEL_LENGTH)),
          at(
              "operator",
              Toleration::operator,
              rule(
                  cel("self in ['Exists', 'Equal']"),
                  OPERATORS::contains,
                  Forms::notAllowed,
                  "use Exists or Equal")),
          at(
              "effect",
              Toleration::effect,
              rule(
                  cel("self in ['NoSchedule', 'PreferNoSchedule', 'NoExecute']"),
                  EFFECTS::contains,
                  Forms::notAllowed,
                  "use NoSchedule, PreferNoSchedule or NoExecute")),
          at(
              "tolerationSeconds",
              Toleration::tolerationSeconds,
              Bounds.between(0, Integer.MAX_VALUE)));

  static final Row<PodTemplateSpec> TABLE =
      Group.all(
          at(
              "labels",
              PodTemplateSpec::labels,
              Bounds.filledEntries(),
              Bounds.entriesAtMost(PodTemplateSpec.MAX_ENTRIES),
              none(
                  cel("self.filter(key, key.startsWith('%s'))").with(OWNED_LABELS),
                  Forms.entries((key, value) -> key.startsWith(OWNED_LABELS) ? "" : null),
                  "",
                  "is set by the operator; use a label of your own"),
              Names.keys(),
              Bounds.valuesAtMost(KubernetesName.MAX_LABEL_LENGTH),
              Names.labels()),
          at(
              "nodeSelector",
              PodTemplateSpec::nodeSelector,
              Bounds.filledEntries(),
              Bounds.entriesAtMost(PodTemplateSpec.MAX_ENTRIES),
              Names.keys(),
              Bounds.valuesAtMost(KubernetesName.MAX_LABEL_LENGTH),
              Names.labels()),
          at(
              "annotations",
              PodTemplateSpec::annotations,
              Bounds.filledEntries(),
              Bounds.entriesAtMost(PodTemplateSpec.MAX_ENTRIES),
              Names.keys(),
              Bounds.valuesAtMost(PodTemplateSpec.MAX_ANNOTATION_LENGTH)),
          at(
              "tolerations",
              PodTemplateSpec::tolerations,
              Bounds.sizeAtMost(PodTemplateSpec.MAX_ENTRIES),
              each(TOLERATION)),
          at("priorityClassName", PodTemplateSpec::priorityClassName, Names.optionalObject()),
          at(
              "imagePullSecrets",
              PodTemplateSpec::imagePullSecrets,
              Bounds.sizeAtMost(PodTemplateSpec.MAX_ENTRIES),
              each(
                  Bounds.filled(),
                  Bounds.required("name a Secret, or take it out"),
                  Bounds.atMost(KubernetesName.MAX_SUBDOMAIN_LENGTH)),
              Names.objects()));

  private PodTemplateRules() {}
}
