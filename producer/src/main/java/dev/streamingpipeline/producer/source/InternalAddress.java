package dev.streamingpipeline.producer.source;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The address ranges that are not public. A source must not redirect the producer to them. Pure.
 *
 * <p>An IPv6 address that embeds an IPv4 address (mapped, compatible, NAT64, 6to4) is judged by the
 * IPv4 address.
 *
 * @see <a
 *     href="https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml">IANA
 *     special-purpose addresses</a>
 */
final class InternalAddress {
  private static final int IPV4_BYTES = 4;

  private static final List<Range> IPV4 =
      List.of(
          new Range("unspecified", 8, 0),
          new Range("private", 8, 10),
          new Range("carrier-grade NAT", 10, 100, 64),
          new Range("loopback", 8, 127),
          new Range("link-local", 16, 169, 254),
          new Range("private", 12, 172, 16),
          new Range("reserved", 24, 192, 0, 0),
          new Range("private", 16, 192, 168),
          new Range("reserved", 15, 198, 18),
          new Range("multicast", 4, 224),
          new Range("reserved", 4, 240));

  private static final List<Range> IPV6 =
      List.of(
          new Range("unspecified", 128),
          new Range("loopback", 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
          new Range("unique-local", 7, 0xfc),
          new Range("link-local", 10, 0xfe, 0x80),
          new Range("site-local", 10, 0xfe, 0xc0),
          new Range("multicast", 8, 0xff));

  private static final List<Embedding> EMBEDDINGS =
      List.of(
          new Embedding(new Range("mapped", 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff), 12),
          new Embedding(new Range("compatible", 96), 12),
          new Embedding(new Range("NAT64", 96, 0, 0x64, 0xff, 0x9b), 12),
          new Embedding(new Range("6to4", 16, 0x20, 0x02), 2));

  private InternalAddress() {}

  /** The kind of internal address; empty for a public one. */
  static Optional<String> kind(InetAddress address) {
    return kind(address.getAddress());
  }

  private static Optional<String> kind(byte[] address) {
    if (address.length == IPV4_BYTES) {
      return first(IPV4, address);
    }
    return first(IPV6, address)
        .or(
            () ->
                EMBEDDINGS.stream()
                    .filter(embedding -> embedding.range().contains(address))
                    .flatMap(embedding -> first(IPV4, embedding.ipv4(address)).stream())
                    .findFirst());
  }

  private static Optional<String> first(List<Range> ranges, byte[] address) {
    return ranges.stream().filter(range -> range.contains(address)).map(Range::name).findFirst();
  }

  /** A range of addresses (CIDR). Bytes that the prefix leaves out are zero. */
  private record Range(String name, int bits, List<Integer> prefix) {
    Range(String name, int bits, Integer... prefix) {
      this(name, bits, List.of(prefix));
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int wanted = bit / 8 < prefix.size() ? prefix.get(bit / 8) : 0;
        if (((wanted ^ address[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** A range of IPv6 addresses that embed an IPv4 address, at a byte offset. */
  private record Embedding(Range range, int offset) {
    byte[] ipv4(byte[] address) {
      return Arrays.copyOfRange(address, offset, offset + IPV4_BYTES);
    }
  }
}
