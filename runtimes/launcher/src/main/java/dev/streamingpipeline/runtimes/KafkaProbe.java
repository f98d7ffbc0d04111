package dev.streamingpipeline.runtimes;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * Sends a metadata request to a broker, without a Kafka client. ApiVersions would be answered
 * earlier, when topics can't be created yet because the broker is not in the metadata.
 */
final class KafkaProbe {
  private static final int METADATA = 3;
  private static final int VERSION = 1;
  private static final int CORRELATION_ID = 1;
  private static final int NO_CLIENT_ID = -1;
  private static final int NO_TOPICS = 0;

  /** The size of the fields below: two of 16 bits, one of 32, one of 16, one of 32. */
  private static final int REQUEST_BYTES = 14;

  private KafkaProbe() {}

  /**
   * Whether the broker answers and lists a broker.
   *
   * @throws IOException when it does not answer
   */
  static boolean hasBroker(int port) throws IOException {
    try (Socket socket = Loopback.connect(port)) {
      DataOutputStream request = new DataOutputStream(socket.getOutputStream());
      request.writeInt(REQUEST_BYTES);
      request.writeShort(METADATA);
      request.writeShort(VERSION);
      request.writeInt(CORRELATION_ID);
      request.writeShort(NO_CLIENT_ID);
      request.writeInt(NO_TOPICS);
      DataInputStream response = new DataInputStream(socket.getInputStream());
      response.readInt(); // size
      int correlationId = response.readInt();
      int brokers = response.readInt();
      return correlationId == CORRELATION_ID && brokers > 0;
    }
  }
}
