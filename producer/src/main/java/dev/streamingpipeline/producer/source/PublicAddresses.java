package dev.streamingpipeline.producer.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;

/**
 * Resolves the host of a redirect, and rejects internal addresses. The HTTP client connects to the
 * addresses that this returns, so a name can't change between check and connection (DNS rebinding).
 *
 * @param host the host of the redirect. The client also resolves the user's proxies, which may be
 *     internal
 * @param dns the resolver
 */
record PublicAddresses(String host, Dns dns) implements Dns {
  /**
   * Resolves a name.
   *
   * @throws InternalAddressException if the redirect's host has an internal address
   * @throws UnknownHostException if there is no such host
   */
  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    List<InetAddress> addresses = dns.lookup(name);
    if (name.equalsIgnoreCase(host)) {
      for (InetAddress address : addresses) {
        Optional<String> kind = InternalAddress.kind(address);
        if (kind.isPresent()) {
          throw new InternalAddressException(
              "%s is the %s address %s; set source.http.allowPrivateRedirects if that is meant"
                  .formatted(name, kind.get(), address.getHostAddress()));
        }
      }
    }
    return addresses;
  }
}
