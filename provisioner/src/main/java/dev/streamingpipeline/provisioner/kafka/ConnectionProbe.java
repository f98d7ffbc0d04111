package dev.streamingpipeline.provisioner.kafka;

import dev.streamingpipeline.provisioner.plan.NetworkFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.config.ConfigException;

/** Opens a TCP connection to find out why Kafka's client can't connect. */
final class ConnectionProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private ConnectionProbe() {}

  /**
   * The reason why the first of the servers can't be reached; empty when it can.
   *
   * @param servers host:port, comma-separated
   */
  static Optional<String> failure(String servers) {
    try (Socket socket = new Socket()) {
      List<InetSocketAddress> addresses =
          ClientUtils.parseAndValidateAddresses(List.of(servers.split(",", -1)), "use_all_dns_ips");
      socket.connect(addresses.get(0), Math.toIntExact(TIMEOUT.toMillis()));
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of("unknown host");
    } catch (IOException e) {
      return Optional.of(NetworkFailure.reason(e));
    }
  }
}
