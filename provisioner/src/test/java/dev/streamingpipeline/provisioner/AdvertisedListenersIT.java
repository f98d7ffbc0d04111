package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.runtimes.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A reachable broker that advertises an unreachable address, which is a common mistake. */
@ExtendWith(SystemsExtension.class)
@Timeout(300)
class AdvertisedListenersIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  void shouldReportAnUnreachableAdvertisedAddress(Systems systems, @TempDir Path folder)
      throws Exception {
    // Given
    ProvisionerProgram program = new ProvisionerProgram(folder);
    Map<String, String> variables = systems.variables(PipelineDraft.named("advertised"));
    variables.put("PROVISION_TIMEOUT_SECONDS", "15");
    KafkaBroker broker = systems.kafka(FreePorts.pick());
    broker.start();
    try {
      broker.awaitReady(LIMIT);
      variables.put("KAFKA_BOOTSTRAP_SERVERS", broker.address());
      int id = advertise(broker, "PLAINTEXT://nowhere.invalid:9092");

      // When
      assertThat(program.start(variables).waitFor()).isEqualTo(1);

      // Then
      assertThat(program.errors())
          .contains(
              "Kafka at %s: broker %s advertises nowhere.invalid:9092, which can't be reached from here: unknown host; set its advertised.listeners to an address that clients can reach"
                  .formatted(broker.address(), id));
    } finally {
      broker.process().kill();
    }
  }

  private static int advertise(KafkaBroker broker, String listeners) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      int id = admin.describeCluster().nodes().get().iterator().next().id();
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(id)),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("advertised.listeners", listeners),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
      return id;
    }
  }
}
