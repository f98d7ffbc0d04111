package dev.streamingpipeline.producer.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;

/**
 * Resolves the host of a redirect, and refuses internal addresses. The HTTP client connects to the
 * addresses that it gets from here, so a name can't change between the check and the connection.
 *
 * @param host the redirect's host; other names are those of the user's proxies
 * @param dns resolves names
 */
record PublicAddresses(String host, Dns dns) implements Dns {
  /**
   * The addresses of a name.
   *
   * @throws InternalAddressException when one of them is internal
   * @throws UnknownHostException when there are none
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
