package dev.streamingpipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalProfileTest {
  private static final Path EXAMPLE = Path.of("..", "manifests", "examples", "users.yaml");

  @Test
  void shouldKeepOneCopyOfEverythingWhateverTheClusterWouldHave() throws Exception {
    Pipeline pipeline =
        parse(
            "kafka: {provider: Strimzi, metadata: ZooKeeper, replicas: 1}",
            "kafka: {provider: Strimzi, metadata: KRaft, replicas: 3}",
            "partitions: 3,",
            "partitions: 3, replicationFactor: 3,",
            "cassandra: {replicas: 1}",
            "cassandra: {replicas: 3}");

    Pipeline resolved = LocalProfile.resolve(pipeline);

    assertThat(pipeline.topicReplicationFactor()).isEqualTo(3);
    assertThat(resolved.topicReplicationFactor()).isEqualTo(1);
    assertThat(resolved.tableReplicationFactor()).isEqualTo(1);
    assertThat(resolved.spec().topic().partitions()).isEqualTo(3);
    assertThat(resolved.spec().kafka().metadata()).isEqualTo(pipeline.spec().kafka().metadata());
    assertThat(resolved.contract()).isEqualTo(pipeline.contract());
    assertThat(PipelineManifest.parse(PipelineManifest.write(resolved), "resolved"))
        .isEqualTo(resolved);
  }

  @Test
  void shouldNameWhatItLeavesToKubernetes() throws Exception {
    assertThat(LocalProfile.leftToKubernetes(parse().spec()))
        .hasValue(
            "Strimzi (one Kafka broker runs instead), TLS and logins, Control Center, Kafka UI, Airflow");
    assertThat(
            LocalProfile.leftToKubernetes(
                parse(
                        "provider: Strimzi, metadata: ZooKeeper, replicas: 1",
                        "provider: External, bootstrapServers: \"kafka.example.org:9092\"",
                        "schemaRegistry: {flavor: Confluent}",
                        "schemaRegistry: {provider: External, url: \"https://registry.example.org\"}",
                        "cassandra: {replicas: 1}",
                        "cassandra: {provider: External, contactPoints: \"c.example.org:9042\"}",
                        "controlCenter: {enabled: true}",
                        "controlCenter: {enabled: false}",
                        "kafkaUi: {enabled: true}",
                        "kafkaUi: {enabled: false}",
                        "airflow: {enabled: true,",
                        "airflow: {enabled: false,",
                        "spark: {workers: 1}",
                        "spark: {workers: 2}")
                    .spec()))
        .hasValue(
            "the Kafka at kafka.example.org:9092 (one broker here runs instead), the registry at https://registry.example.org (one here runs instead),"
                + " the Cassandra at c.example.org:9042 (one node here runs instead), more than one Spark worker");
  }

  @Test
  void shouldRunATenantOnAPlatformOfItsOwnAndSaySo() throws Exception {
    Pipeline tenant =
        parse(
            "  topic:",
            "  platformRef: {name: shared}\n  topic:",
            "trigger: CronJob",
            "trigger: Airflow",
            "spark: {workers: 1}",
            "spark: {workers: 2}");

    assertThat(LocalProfile.resolve(tenant).spec().isTenant()).isFalse();
    assertThat(LocalProfile.leftToKubernetes(tenant.spec()))
        .hasValue(
            "the platform of shared (one broker, a registry and one Cassandra node here run instead),"
                + " more than one Spark worker, Airflow (streamctl runs the producer instead)");
  }

  private static Pipeline parse(String... replacements) throws Exception {
    String yaml = Files.readString(EXAMPLE);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(yaml).contains(replacements[i]);
      yaml = yaml.replace(replacements[i], replacements[i + 1]);
    }
    return PipelineManifest.parse(yaml, "test");
  }
}
