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
 * The addresses that brokers give out ({@code advertised.listeners}). Kafka's clients ask a
 * bootstrap server for them and use them from then on; when these can't be reached, all that a
 * client says is that there was no answer. So they are asked for here, as a client does.
 */
final class BrokerAddresses {
  private static final String CLIENT = "provisioner-addresses";

  /** A server of which nobody knows yet which broker it is. */
  private static final int UNKNOWN = -1;

  private BrokerAddresses() {}

  /**
   * What the first bootstrap server gives out.
   *
   * @param timeout for connecting, and for the answer
   * @throws IOException when it does not answer
   * @throws KafkaException when it does not let this client in
   */
  static Collection<Node> givenOut(KafkaConnection connection, Duration timeout)
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
