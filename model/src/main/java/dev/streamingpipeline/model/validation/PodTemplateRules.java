package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.KubernetesName;
import dev.streamingpipeline.model.spec.PodTemplateSpec;
import dev.streamingpipeline.model.spec.PodTemplateSpec.Toleration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a {@code podTemplate} must be: what Kubernetes would otherwise refuse in each pod. */
final class PodTemplateRules {
  private static final Pattern LABEL = Pattern.compile(KubernetesName.LABEL_FORM);
  private static final Pattern KEY = Pattern.compile(KubernetesName.KEY_FORM);
  private static final Pattern OPERATOR = Pattern.compile("Exists|Equal");
  private static final Pattern EFFECT = Pattern.compile("NoSchedule|PreferNoSchedule|NoExecute");

  private PodTemplateRules() {}

  static void check(String path, PodTemplateSpec template, Problems problems) {
    labels(path + ".labels", template.labels(), problems);
    for (String label : template.labels().keySet()) {
      if (label.startsWith(PodTemplateSpec.OWNED_LABELS)) {
        problems.add(Problems.at(path + ".labels", label), PodTemplateSpec.OWNED_REMEDY);
      }
    }
    labels(path + ".nodeSelector", template.nodeSelector(), problems);
    annotations(path + ".annotations", template.annotations(), problems);
    tolerations(path + ".tolerations", template.tolerations(), problems);
    KubernetesNames.check(path + ".priorityClassName", template.priorityClassName(), problems);
    imagePullSecrets(path + ".imagePullSecrets", template.imagePullSecrets(), problems);
  }

  private static void labels(String path, Map<String, String> labels, Problems problems) {
    problems.filled(path, labels);
    fewEnough(path, labels.keySet(), problems);
    labels.forEach(
        (key, value) -> {
          String place = Problems.at(path, key);
          problems.matches(place, key, KEY, KubernetesName.KEY_REMEDY);
          if (value != null && problems.atMost(place, value, KubernetesName.MAX_LABEL_LENGTH)) {
            problems.matches(place, value, LABEL, KubernetesName.LABEL_REMEDY);
          }
        });
  }

  private static void annotations(String path, Map<String, String> annotations, Problems problems) {
    problems.filled(path, annotations);
    fewEnough(path, annotations.keySet(), problems);
    annotations.forEach(
        (key, value) -> {
          String place = Problems.at(path, key);
          problems.matches(place, key, KEY, KubernetesName.KEY_REMEDY);
          if (value != null) {
            problems.atMost(place, value, PodTemplateSpec.MAX_ANNOTATION_LENGTH);
          }
        });
  }

  private static void tolerations(String path, List<Toleration> tolerations, Problems problems) {
    problems.filled(path, tolerations);
    fewEnough(path, tolerations, problems);
    for (int index = 0; index < tolerations.size(); index++) {
      Toleration toleration = tolerations.get(index);
      if (toleration != null) {
        toleration("%s[%s]".formatted(path, index), toleration, problems);
      }
    }
  }

  private static void toleration(String path, Toleration toleration, Problems problems) {
    if (toleration.key() != null) {
      problems.atMost(path + ".key", toleration.key(), KubernetesName.MAX_KEY_LENGTH);
    }
    if (toleration.value() != null) {
      problems.atMost(path + ".value", toleration.value(), KubernetesName.MAX_LABEL_LENGTH);
    }
    if (toleration.operator() != null) {
      problems.matches(
          path + ".operator", toleration.operator(), OPERATOR, Toleration.OPERATOR_REMEDY);
    }
    if (toleration.effect() != null) {
      problems.matches(path + ".effect", toleration.effect(), EFFECT, Toleration.EFFECT_REMEDY);
    }
    if (toleration.tolerationSeconds() != null) {
      problems.between(
          path + ".tolerationSeconds", toleration.tolerationSeconds(), 0, Integer.MAX_VALUE);
    }
  }

  private static void imagePullSecrets(String path, List<String> names, Problems problems) {
    problems.filled(path, names);
    fewEnough(path, names, problems);
    for (int index = 0; index < names.size(); index++) {
      String place = "%s[%s]".formatted(path, index);
      if (names.get(index) != null
          && problems.present(place, names.get(index), "name a Secret, or take it out")) {
        KubernetesNames.check(place, names.get(index), problems);
      }
    }
  }

  private static void fewEnough(String path, Collection<?> entries, Problems problems) {
    if (entries.size() > PodTemplateSpec.MAX_ENTRIES) {
      problems.add(path, "are more than %s; leave some out".formatted(PodTemplateSpec.MAX_ENTRIES));
    }
  }
}
