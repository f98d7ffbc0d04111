package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceFailureIT {
  @TempDir private Path folder;

  private final int port = FreePorts.pick();

  @Test
  void shouldFailAtOnceWithTheReasonWhenTheProcessEnds() throws IOException {
    Files.createFile(folder.resolve("data")); // in the place of a folder
    ZooKeeper zooKeeper = zooKeeper();
    zooKeeper.start();

    assertThatExceptionOfType(ServiceFailedException.class)
        .isThrownBy(() -> zooKeeper.awaitReady(Duration.ofDays(1)))
        .withMessageStartingWith("ZooKeeper ended with exit code")
        .withMessageContaining("DatadirException");
  }

  @Test
  void shouldRefuseAPortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(Loopback.port(port));

      assertThatExceptionOfType(ServiceFailedException.class)
          .isThrownBy(zooKeeper()::start)
          .withMessage("ZooKeeper can't start: another program listens on 127.0.0.1:%s", port);
    }
  }

  @Test
  void shouldHaveNoProcessBeforeTheStart() {
    assertThatIllegalStateException()
        .isThrownBy(zooKeeper()::process)
        .withMessage("ZooKeeper was never started");
  }

  private ZooKeeper zooKeeper() {
    return new ZooKeeper(
        Distribution.locate(),
        new ZooKeeperConfiguration(folder, folder.resolve("zookeeper.log"), port));
  }
}
