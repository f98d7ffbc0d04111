package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.KubernetesName;
import java.util.regex.Pattern;

/** Which names an object of Kubernetes may have. */
final class KubernetesNames {
  private static final Pattern FORM = Pattern.compile(KubernetesName.SUBDOMAIN_FORM);

  private KubernetesNames() {}

  /** Null and empty stand for the default. */
  static void check(String path, String name, Problems problems) {
    if (name != null
        && !name.isEmpty()
        && problems.atMost(path, name, KubernetesName.MAX_SUBDOMAIN_LENGTH)) {
      problems.matches(path, name, FORM, KubernetesName.SUBDOMAIN_REMEDY);
    }
  }
}
