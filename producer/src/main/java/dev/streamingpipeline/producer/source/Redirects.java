package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.TransientFailureException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a redirect of the source may lead.
 *
 * <p>A source could otherwise make us fetch what only we can reach, such as a cloud's machine
 * credentials. The HTTP client resolves the name once more when it connects; the JVM's cache, 30 s
 * by default, gives it the addresses that were judged here.
 */
final class Redirects {
  /** How many redirects are followed for one request. */
  static final int MOST = 5;

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final URI origin;
  private final boolean internalAllowed;

  /**
   * The rules of one source.
   *
   * @param origin the address that the user gave, and so trusts
   * @param internalAllowed whether internal addresses are meant
   */
  Redirects(URI origin, boolean internalAllowed) {
    this.origin = origin;
    this.internalAllowed = internalAllowed;
  }

  /**
   * The address that a redirect leads to.
   *
   * @param from the address that answered with the redirect
   * @param location the answer's {@code Location}
   * @throws PermanentFailureException when it must not be followed
   * @throws TransientFailureException when its host is not known
   */
  URI follow(URI from, Optional<String> location)
      throws PermanentFailureException, TransientFailureException {
    URI target = resolve(from, location);
    String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || target.getHost() == null) {
      throw refused("it leads to no http or https address");
    }
    if (scheme.equals("http") && from.getScheme().equalsIgnoreCase("https")) {
      throw refused("it leads from https to http, to " + target.getHost());
    }
    if (!internalAllowed && !isOrigin(target)) {
      checkAddresses(target.getHost());
    }
    return target;
  }

  /** Whether an address is at the host and port of the user's own, so may have its headers. */
  boolean isOrigin(URI address) {
    return address.getHost().equalsIgnoreCase(origin.getHost()) && port(address) == port(origin);
  }

  private static URI resolve(URI from, Optional<String> location) throws PermanentFailureException {
    try {
      return from.resolve(location.orElseThrow(() -> refused("it names no address")));
    } catch (IllegalArgumentException e) {
      // The message would hold the address, whose query may be a credential.
      throw refused("it names no valid address");
    }
  }

  private static void checkAddresses(String host)
      throws PermanentFailureException, TransientFailureException {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        Optional<String> kind = InternalAddress.kind(address);
        if (kind.isPresent()) {
          throw refused(
              "%s is the %s address %s; set source.http.allowPrivateRedirects if that is meant"
                  .formatted(host, kind.get(), address.getHostAddress()));
        }
      }
    } catch (UnknownHostException e) {
      throw new TransientFailureException(
          "source redirects to %s, a host that is not known".formatted(host), e);
    }
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  private static PermanentFailureException refused(String why) {
    return new PermanentFailureException("redirect of the source refused: " + why);
  }
}
