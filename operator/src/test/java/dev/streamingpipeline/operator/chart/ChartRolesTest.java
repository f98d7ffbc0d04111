package dev.streamingpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operator's permissions. */
class ChartRolesTest {
  private static final List<String> ALLOWED =
      """
      apps/statefulsets: get list watch create patch delete
      batch/cronjobs: get list watch create patch delete
      batch/jobs: get list watch create patch delete
      configmaps: get list watch create update delete
      events: list
      kafka.strimzi.io/kafkanodepools: get list watch create patch
      kafka.strimzi.io/kafkas: get list watch create patch
      kafka.strimzi.io/kafkausers: get list watch create patch
      networking.k8s.io/networkpolicies: get list watch create patch delete
      persistentvolumeclaims: get list watch patch
      pods/log: get
      pods: get list watch create patch delete
      policy/poddisruptionbudgets: get list watch create patch delete
      rbac.authorization.k8s.io/rolebindings: get list watch create patch delete
      rbac.authorization.k8s.io/roles: get list watch create patch delete
      secrets: get list watch create update delete
      serviceaccounts: get list watch create patch delete
      services: get list watch create patch delete
      streamingpipeline.dev/streamingpipelines/status: patch
      streamingpipeline.dev/streamingpipelines: get list watch
      """
          .lines()
          .toList();

  @Test
  void shouldGrantExactlyThesePermissions() {
    List<ClusterRole> roles =
        OperatorChart.objects(
            OperatorChart.render(Map.of("rbac.userRoles", false)), ClusterRole.class);

    assertThat(roles)
        .singleElement()
        .satisfies(role -> assertThat(allowed(role.getRules())).isEqualTo(ALLOWED));
  }

  @Test
  void shouldGrantNothingOutsideOfWatchedNamespaces() {
    String rendered =
        OperatorChart.render(
            Map.of(
                "watchNamespaces[0]",
                "shop",
                "watchNamespaces[1]",
                "news",
                "rbac.userRoles",
                false));

    assertThat(OperatorChart.objects(rendered, ClusterRole.class)).isEmpty();
    assertThat(OperatorChart.objects(rendered, ClusterRoleBinding.class)).isEmpty();
    assertThat(OperatorChart.objects(rendered, Role.class))
        .extracting(role -> role.getMetadata().getNamespace())
        .containsExactlyInAnyOrder("shop", "news");
    assertThat(OperatorChart.objects(rendered, Role.class))
        .allSatisfy(role -> assertThat(allowed(role.getRules())).isEqualTo(ALLOWED));
  }

  @Test
  void shouldGrantLeaderElectionWithSeveralReplicas() {
    List<Role> roles =
        OperatorChart.objects(OperatorChart.render(Map.of("replicas", 2)), Role.class);

    assertThat(roles)
        .singleElement()
        .satisfies(
            role -> {
              assertThat(role.getMetadata().getNamespace()).isEqualTo(OperatorChart.NAMESPACE);
              assertThat(allowed(role.getRules()))
                  .containsExactly(
                      "coordination.k8s.io/leases [streaming-pipeline-operator]: get update patch",
                      "coordination.k8s.io/leases: create");
            });
  }

  @Test
  void shouldCreateNoRolesWhenDisabled() {
    assertThat(
            OperatorChart.objects(
                OperatorChart.render(Map.of("rbac.create", false, "rbac.userRoles", false))))
        .extracting(HasMetadata::getKind)
        .noneMatch(kind -> kind.contains("Role"));
  }

  private static List<String> allowed(List<PolicyRule> rules) {
    return rules.stream().flatMap(ChartRolesTest::lines).sorted().toList();
  }

  private static Stream<String> lines(PolicyRule rule) {
    String names =
        rule.getResourceNames().isEmpty() ? "" : " " + rule.getResourceNames().toString();
    return rule.getApiGroups().stream()
        .flatMap(
            group ->
                rule.getResources().stream()
                    .map(resource -> (group.isEmpty() ? "" : group + "/") + resource + names))
        .map(resource -> resource + ": " + String.join(" ", rule.getVerbs()));
  }
}
