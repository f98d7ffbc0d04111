package dev.streamingpipeline.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The pod network of the cluster's only node.
 *
 * @param cidr such as {@code 10.244.0.0/24}
 */
record PodNetwork(String cidr) {
  static PodNetwork of(KubernetesClient client) {
    return new PodNetwork(client.nodes().list().getItems().get(0).getSpec().getPodCIDR());
  }

  boolean contains(String address) {
    String[] parts = cidr.split("/", 2);
    byte[] first = bytes(parts[0]);
    byte[] other = bytes(address);
    int bitsOfHost = first.length * Byte.SIZE - Integer.parseInt(parts[1]);
    return first.length == other.length
        && new BigInteger(first)
            .shiftRight(bitsOfHost)
            .equals(new BigInteger(other).shiftRight(bitsOfHost));
  }

  /** The bytes of a numeric address, without a DNS lookup. */
  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(address, e);
    }
  }
}
