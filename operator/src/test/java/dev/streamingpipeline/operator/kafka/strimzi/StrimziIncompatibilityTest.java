package dev.streamingpipeline.operator.kafka.strimzi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.UsersPipeline;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziApi;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation.ClusterOperator;
import dev.streamingpipeline.operator.pipeline.StrimziVersion;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrimziIncompatibilityTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // API, images of Strimzi's operators, Kubernetes 1.x, metadata, expected obstacle
        "-, '', 34, ZooKeeper, StrimziMissing",
        "-, '', 34, KRaft, StrimziMissing",
        "V1BETA2, '', 34, ZooKeeper, -",
        "V1BETA2, '', 34, KRaft, -",
        "V1BETA2, operator:0.45.2, 34, ZooKeeper, -",
        "V1BETA2, operator:0.45.1, 33, ZooKeeper, -",
        "V1BETA2, operator:0.45.0, 32, ZooKeeper, -",
        "V1BETA2, operator:0.45.0, 33, ZooKeeper, StrimziTooOld",
        "V1BETA2, operator:0.45.0, 34, KRaft, StrimziTooOld",
        "V1BETA2, operator:0.44.0, 30, ZooKeeper, StrimziTooOld",
        "V1BETA2, operator:0.46.0, 34, ZooKeeper, ZooKeeperNotSupported",
        "V1BETA2, operator:0.46.0, 34, KRaft, -",
        "V1, '', 34, ZooKeeper, ZooKeeperNotSupported",
        "V1, operator:1.2.0, 34, ZooKeeper, ZooKeeperNotSupported",
        "V1, operator:1.2.0, 34, KRaft, -",
        // With several operators, or a tag without a version, the version is unknown
        "V1BETA2, operator:0.46.0 operator:0.45.2, 34, ZooKeeper, -",
        "V1BETA2, operator:0.45.0 operator:latest, 34, ZooKeeper, -",
        "V1BETA2, operator@sha256:0123, 34, ZooKeeper, -",
      })
  void shouldReportUnsupportedCombinations(
      StrimziApi api, String operators, int kubernetes, String metadata, String reason) {
    assertThat(
            StrimziIncompatibility.of(pipeline(api, operators, kubernetes, metadata))
                .map(ComponentState::reason))
        .isEqualTo(Optional.ofNullable(reason));
  }

  @Test
  void shouldNameTheVersionsAndWhatToInstall() {
    assertThat(message(pipeline(null, "", 34, "ZooKeeper")))
        .isEqualTo(
            "Strimzi is not installed: the API server has no Kafka and KafkaNodePool resources of"
                + " kafka.strimzi.io. Install Strimzi 0.45.2, the last one with ZooKeeper, and let it"
                + " watch namespace streams; or recreate the pipeline with spec.kafka.provider:"
                + " Standalone");
    assertThat(message(pipeline(null, "", 34, "KRaft")))
        .contains("Install Strimzi 0.45.2 or newer and let it watch namespace streams");
    assertThat(message(pipeline(StrimziApi.V1, "operator:1.2.0 operator:1.1.0", 34, "ZooKeeper")))
        .isEqualTo(
            "spec.kafka.metadata is ZooKeeper (the default), which the installed Strimzi 1.1.0 and"
                + " 1.2.0 does not support: it was removed in 0.46.0. Install Strimzi 0.45.2 instead,"
                + " or recreate the pipeline with spec.kafka.metadata: KRaft or"
                + " spec.kafka.provider: Standalone");
    assertThat(message(pipeline(StrimziApi.V1BETA2, "operator:0.45.0", 34, "ZooKeeper")))
        .isEqualTo(
            "Strimzi 0.45.0 does not start on Kubernetes 1.34. Install Strimzi 0.45.2, the last one"
                + " with ZooKeeper, instead");
  }

  private static String message(PipelineContext pipeline) {
    return StrimziIncompatibility.of(pipeline).map(ComponentState::message).orElseThrow();
  }

  private static PipelineContext pipeline(
      StrimziApi api, String operators, int kubernetes, String metadata) {
    return UsersPipeline.changed(
            "provider: Standalone, metadata: ZooKeeper", "provider: Strimzi, metadata: " + metadata)
        .with(
            new StrimziInstallation(
                Optional.ofNullable(api),
                Stream.of(operators.split(" "))
                    .filter(image -> !image.isEmpty())
                    .map(StrimziVersion::ofImage)
                    .map(version -> new ClusterOperator(version, Optional.empty()))
                    .toList(),
                kubernetes));
  }
}
