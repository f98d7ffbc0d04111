package dev.streamingpipeline.provisioner.kafka;

import dev.streamingpipeline.wire.connection.KafkaConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * The addresses that brokers advertise ({@code advertised.listeners}). Kafka's clients fetch them
 * from a bootstrap server and connect to them from then on; when an advertised address can't be
 * reached, a client reports only a timeout. So this class fetches them like a client does, to be
 * tested one by one.
 */
final class BrokerAddresses {
  private static final String CLIENT = "provisioner-addresses";

  /** Node id of a bootstrap server, whose broker id is not known yet. */
  private static final int UNKNOWN = -1;

  private BrokerAddresses() {}

  /**
   * The brokers with their advertised addresses, from the first bootstrap server.
   *
   * @param timeout for connecting, and for the answer
   * @throws IOException when it does not answer
   * @throws KafkaException when the login fails
   */
  static Collection<Node> advertised(KafkaConnection connection, Duration timeout)
      throws IOException {
    AdminClientConfig config = new AdminClientConfig(connection.clientProperties());
    InetSocketAddress first = ClientUtils.parseAndValidateAddresses(config).get(0);
    Node server = new Node(UNKNOWN, first.getHostString(), first.getPort());
    try (Metrics metrics = new Metrics();
        KafkaClient client = client(config, metrics, timeout)) {
      if (!NetworkClientUtils.awaitReady(client, server, Time.SYSTEM, timeout.toMillis())) {
        throw new IOException("no connection within %s ms".formatted(timeout.toMillis()));
      }
      ClientResponse response =
          NetworkClientUtils.sendAndReceive(
              client,
              client.newClientRequest(
                  server.idString(),
                  new MetadataRequest.Builder(List.of(), false),
                  Time.SYSTEM.milliseconds(),
                  true),
              Time.SYSTEM);
      return ((MetadataResponse) response.responseBody()).brokers();
    }
  }

  private static KafkaClient client(AdminClientConfig config, Metrics metrics, Duration timeout) {
    return ClientUtils.createNetworkClient(
        config,
        CLIENT,
        metrics,
        CLIENT,
        new LogContext(),
        new ApiVersions(),
        Time.SYSTEM,
        1,
        Math.toIntExact(timeout.toMillis()),
        new ManualMetadataUpdater(),
        new DefaultHostResolver());
  }
}
