package dev.streamingpipeline.operator.pipeline;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;

/** A range of TCP ports, both ends included. */
public record Ports(int first, int last) {
  /** All TCP ports. */
  public static final Ports ANY = new Ports(1, 65_535);

  public static Ports of(int port) {
    return new Ports(port, port);
  }

  public boolean include(int port) {
    return first <= port && port <= last;
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : "%s to %s".formatted(first, last);
  }

  public NetworkPolicyPort inPolicy() {
    return new NetworkPolicyPortBuilder()
        .withProtocol("TCP")
        .withPort(new IntOrString(first))
        .withEndPort(first == last ? null : last)
        .build();
  }
}
