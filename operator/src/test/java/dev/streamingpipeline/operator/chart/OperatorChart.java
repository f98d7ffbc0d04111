package dev.streamingpipeline.operator.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Helm chart, as Helm itself renders it. */
public final class OperatorChart {
  static final Path FOLDER = Path.of("..", "helm", "streaming-pipeline-operator");
  static final String RELEASE = "streaming-pipeline-operator";
  static final String NAMESPACE = "streaming-pipeline-system";

  /** The oldest version that the chart supports. */
  private static final String KUBERNETES = "1.30.0";

  private OperatorChart() {}

  /** The roles of an operator that watches one namespace, bound to a service account in it. */
  public static List<HasMetadata> roles(String namespace, String account) {
    return objects(
            command()
                .withNamespace(namespace)
                .set("watchNamespaces[0]", namespace)
                .set("serviceAccount.name", account)
                .set("rbac.userRoles", false)
                .call())
        .stream()
        .filter(object -> object instanceof Role || object instanceof RoleBinding)
        .toList();
  }

  /** The policy against deletion of platforms in use, and its binding. */
  static List<HasMetadata> deletionGuard(Map<String, ?> values) {
    return objects(render(values)).stream()
        .filter(
            object ->
                object instanceof ValidatingAdmissionPolicy
                    || object instanceof ValidatingAdmissionPolicyBinding)
        .toList();
  }

  /** Renders the chart with its default values. */
  static String render() {
    return command().call();
  }

  /** Renders the chart with the values of a file. */
  static String render(Path values) {
    return command().withValuesFile(values).call();
  }

  /**
   * Renders the chart with the given values.
   *
   * @throws IllegalStateException when the chart refuses them
   */
  static String render(Map<String, ?> values) {
    TemplateCommand command = command();
    values.forEach(command::set);
    return command.call();
  }

  /** The objects of a rendering. */
  static List<HasMetadata> objects(String rendered) {
    List<HasMetadata> objects =
        new KubernetesSerialization()
            .unmarshal(new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)));
    return objects;
  }

  /** Those of one kind. */
  static <T extends HasMetadata> List<T> objects(String rendered, Class<T> type) {
    return objects(rendered).stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static TemplateCommand command() {
    return new Helm(FOLDER)
        .template()
        .withName(RELEASE)
        .withNamespace(NAMESPACE)
        .withKubeVersion(KUBERNETES);
  }
}
