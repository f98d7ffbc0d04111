package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void shouldPickDifferentPortsBelowThoseOfOutgoingConnections() {
    assertThat(FreePorts.pick(50))
        .hasSize(50)
        .doesNotHaveDuplicates()
        .allMatch(port -> port >= 20_000 && port < 32_768);
  }

  @Test
  void shouldSeeThatAPortIsTaken() throws IOException {
    int port = FreePorts.pick();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(Loopback.port(port));

      assertThat(FreePorts.isFree(port)).isFalse();
    }
    assertThat(FreePorts.isFree(port)).isTrue();
  }
}
