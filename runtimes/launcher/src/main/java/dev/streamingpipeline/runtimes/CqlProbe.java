package dev.streamingpipeline.runtimes;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** Sends CQL's OPTIONS request, the only one that needs neither a login nor a driver. */
final class CqlProbe {
  private static final int REQUEST_OF_VERSION_4 = 0x04;
  private static final int RESPONSE_OF_VERSION_4 = 0x84;
  private static final int NO_FLAGS = 0;
  private static final int STREAM = 0;
  private static final int OPTIONS = 0x05;
  private static final int SUPPORTED = 0x06;
  private static final int EMPTY_BODY = 0;

  private CqlProbe() {}

  /**
   * Whether the node answers with SUPPORTED.
   *
   * @throws IOException when it does not answer
   */
  static boolean isSupported(int port) throws IOException {
    try (Socket socket = Loopback.connect(port)) {
      DataOutputStream request = new DataOutputStream(socket.getOutputStream());
      request.writeByte(REQUEST_OF_VERSION_4);
      request.writeByte(NO_FLAGS);
      request.writeShort(STREAM);
      request.writeByte(OPTIONS);
      request.writeInt(EMPTY_BODY);
      DataInputStream response = new DataInputStream(socket.getInputStream());
      int version = response.readUnsignedByte();
      response.readUnsignedByte(); // flags
      response.readShort(); // stream
      int operation = response.readUnsignedByte();
      return version == RESPONSE_OF_VERSION_4 && operation == SUPPORTED;
    }
  }
}
