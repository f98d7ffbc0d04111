package dev.streamingpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import dev.streamingpipeline.fixtures.Golden;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.streamingjob.StreamingJobService;
import dev.streamingpipeline.wire.environment.Environment;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionSpec;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart's objects, and invalid values. */
class ChartTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "chart");
  private static final Path INSTALL = Path.of("..", "manifests", "install.yaml");
  private static final Path CRD = OperatorChart.FOLDER.resolve("files/crd.yaml");
  private static final String GENERATED_CRD =
      "/META-INF/fabric8/streamingpipelines.streamingpipeline.dev-v1.yml";

  /** First, because every rendering contains it. */
  @BeforeAll
  static void shouldHoldTheGeneratedCrd() throws Exception {
    Golden.check(CRD, generatedCrd());
  }

  @Test
  void shouldPassHelmLint() {
    var result = new Helm(OperatorChart.FOLDER).lint().strict().call();

    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  /** The manifest also has the namespace, which Helm creates itself. */
  @Test
  void shouldBeWhatTheInstallManifestSays() throws Exception {
    String namespace =
        """
        # The operator for the whole cluster, as the chart in helm/ makes it: kubectl apply --server-side -f manifests/install.yaml
        apiVersion: v1
        kind: Namespace
        metadata:
          name: %s
          labels:
            pod-security.kubernetes.io/enforce: restricted
        """
            .formatted(OperatorChart.NAMESPACE);

    Golden.check(INSTALL, namespace + OperatorChart.render());
  }

  /** Several replicas, some namespaces, images built from packages, and all options. */
  @Test
  void shouldRenderAllValues() throws Exception {
    Golden.check(
        GOLDEN.resolve("namespaces.yaml"),
        OperatorChart.render(GOLDEN.resolve("namespaces-values.yaml")));
  }

  @Test
  void shouldInstallTheCrdAsItIsGenerated() throws Exception {
    CustomResourceDefinition generated =
        Serialization.unmarshal(generatedCrd(), CustomResourceDefinition.class);

    assertThat(OperatorChart.objects(OperatorChart.render(), CustomResourceDefinition.class))
        .singleElement()
        .satisfies(
            crd -> {
              assertThat(crd.getSpec()).isEqualTo(generated.getSpec());
              assertThat(crd.getMetadata().getName()).isEqualTo(generated.getMetadata().getName());
              assertThat(crd.getMetadata().getAnnotations())
                  .containsAllEntriesOf(generated.getMetadata().getAnnotations())
                  .containsEntry("helm.sh/resource-policy", "keep");
            });
  }

  @Test
  void shouldOmitTheCrdWhenDisabled() {
    assertThat(
            OperatorChart.objects(
                OperatorChart.render(Map.of("crds.install", false)),
                CustomResourceDefinition.class))
        .isEmpty();
  }

  /** A policy for another version or kind would silently guard nothing. */
  @Test
  void shouldGuardWhatTheCrdDefines() {
    String rendered = OperatorChart.render();
    CustomResourceDefinitionSpec crd =
        OperatorChart.objects(rendered, CustomResourceDefinition.class).get(0).getSpec();

    assertThat(OperatorChart.objects(rendered, ValidatingAdmissionPolicy.class))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.getSpec().getMatchConstraints().getResourceRules())
                    .singleElement()
                    .satisfies(
                        rule -> {
                          assertThat(rule.getApiGroups()).containsExactly(crd.getGroup());
                          assertThat(rule.getApiVersions())
                              .containsExactlyElementsOf(
                                  crd.getVersions().stream()
                                      .map(CustomResourceDefinitionVersion::getName)
                                      .toList());
                          assertThat(rule.getResources())
                              .containsExactly(crd.getNames().getPlural());
                        }));
  }

  @Test
  void shouldOmitTheDeletionGuardWhenDisabled() {
    assertThat(OperatorChart.deletionGuard(Map.of())).hasSize(2);
    assertThat(OperatorChart.deletionGuard(Map.of("deletionGuard.enabled", false))).isEmpty();
  }

  @Test
  void shouldRunTheImageThatIsBuilt() {
    String image = ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()).of("operator");

    assertThat(OperatorChart.objects(OperatorChart.render(), Deployment.class))
        .singleElement()
        .satisfies(
            deployment ->
                assertThat(
                        deployment
                            .getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .get(0)
                            .getImage())
                    .isEqualTo(image));
  }

  /** The operator's egress policy and the drivers' ingress policy have the same port. */
  @Test
  void shouldAllowTheOperatorToReachDriversOnTheirPort() {
    String rendered = OperatorChart.render(Map.of("networkPolicy.enabled", true));

    assertThat(OperatorChart.objects(rendered, NetworkPolicy.class))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.getSpec().getEgress())
                    .filteredOn(rule -> !rule.getTo().isEmpty())
                    .singleElement()
                    .satisfies(
                        rule ->
                            assertThat(rule.getPorts())
                                .extracting(port -> port.getPort().getIntVal())
                                .containsExactly(StreamingJobService.STATUS_PORT)));
  }

  /** The pipelines' policies allow pods with these labels in this namespace. */
  @Test
  void shouldPassTheOperatorItsNamespaceAndLabels() {
    assertThat(OperatorChart.objects(OperatorChart.render(), Deployment.class))
        .singleElement()
        .satisfies(
            deployment -> {
              var container = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
              Map<String, String> environment = new HashMap<>();
              container
                  .getEnv()
                  .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
              // Kubernetes fills in what comes from fields
              environment.values().removeIf(Objects::isNull);
              environment.put("POD_NAMESPACE", OperatorChart.NAMESPACE);

              assertThat(
                      NetworkEnvironment.fromEnvironment(new Environment(environment)).operator())
                  .hasValueSatisfying(
                      operator ->
                          assertThat(operator.labels())
                              .isEqualTo(deployment.getSpec().getSelector().getMatchLabels()));
            });
  }

  @Test
  void shouldHaveTheVersionOfTheProject() throws Exception {
    String image = ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()).of("operator");
    JsonNode chart = yaml(OperatorChart.FOLDER.resolve("Chart.yaml"));

    assertThat(image).endsWith(":" + chart.path("appVersion").asText());
    assertThat(chart.path("version")).isEqualTo(chart.path("appVersion"));
  }

  @ParameterizedTest
  @CsvSource({
    "replica, 2",
    "replicas, many",
    "image.repsitory, registry.example.org/operator",
    "image.repository, registry.example.org/operator:1.0",
    "image.pullPolicy, Sometimes",
    "images.from, dockerhub",
    "images.overrides.casandra, registry.example.org/cassandra:5.0",
    "images.registry, registry.example.org/",
    "watchNamespaces, shop",
    "'watchNamespaces[0]', Shop",
    "crds.instal, false",
    "deletionGuard.enable, false",
    "resources.limits.memory, much",
    "resources.limit.memory, 1Gi",
    "'tolerations[0].efect', NoSchedule",
    "serviceMonitor.interval, often",
    "networkPolicy.apiServerPorts, 443",
  })
  void shouldRefuseUnknownValues(String key, String value) {
    assertThatThrownBy(() -> OperatorChart.render(Map.of(key, value)))
        .hasMessageContaining("schema");
  }

  @Test
  void shouldRefuseAServiceMonitorWithoutItsCrd() {
    assertThatThrownBy(() -> OperatorChart.render(Map.of("serviceMonitor.enabled", true)))
        .hasMessageContaining("this cluster has no ServiceMonitor")
        .hasMessageContaining("--api-versions monitoring.coreos.com/v1");
  }

  @Test
  void shouldRefuseAnExistingServiceAccountWithoutAName() {
    assertThatThrownBy(() -> OperatorChart.render(Map.of("serviceAccount.create", false)))
        .hasMessageContaining("serviceAccount.name: name the account that exists");
  }

  @Test
  void shouldOfferEveryImageThatAPipelineRuns() throws Exception {
    JsonNode schema = yaml(OperatorChart.FOLDER.resolve("values.schema.json"));

    assertThat(
            StreamSupport.stream(
                    schema
                        .at("/properties/images/properties/overrides/propertyNames/enum")
                        .spliterator(),
                    false)
                .map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(imagesOfPipelines());
  }

  @Test
  void shouldDescribeEveryValueInItsReadme() throws Exception {
    Path file = OperatorChart.FOLDER.resolve("README.md");
    String readme = Files.readString(file);
    String table = ValuesTable.of(Files.readAllLines(OperatorChart.FOLDER.resolve("values.yaml")));

    Golden.check(
        file,
        readme.replaceFirst(
            "(?s)(?<=\\| value \\| default \\| meaning \\|\n\\|---\\|---\\|---\\|\n)(\\|.*?\n)+(?=\n)",
            Matcher.quoteReplacement(table)));
  }

  private static Set<String> imagesOfPipelines() throws IOException {
    Properties table = new Properties();
    try (InputStream in =
        ChartTest.class.getResourceAsStream("/dev/streamingpipeline/images/images.properties")) {
      table.load(in);
    }
    Set<String> names = new TreeSet<>();
    table.stringPropertyNames().forEach(key -> names.add(key.substring(0, key.indexOf('.'))));
    names.removeAll(List.of("base", "jre", "operator"));
    return names;
  }

  private static String generatedCrd() throws IOException {
    try (InputStream in = ChartTest.class.getResourceAsStream(GENERATED_CRD)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode yaml(Path file) throws IOException {
    return Serialization.unmarshal(Files.readString(file), JsonNode.class);
  }
}
