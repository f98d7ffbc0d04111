package dev.streamingpipeline.wire.codec;

import java.nio.ByteBuffer;

/**
 * Confluent's wire format: a zero byte, the schema id in four bytes, the payload.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/7.9/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Wire
 *     format</a>
 */
public final class ConfluentWireFormat {
  static final byte MAGIC = 0;
  public static final int HEADER_BYTES = 1 + Integer.BYTES;

  private ConfluentWireFormat() {}

  static boolean matches(byte[] value) {
    return value.length >= HEADER_BYTES && value[0] == MAGIC;
  }

  static int schemaId(byte[] value) {
    return ByteBuffer.wrap(value).getInt(1);
  }

  public static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
  }
}
