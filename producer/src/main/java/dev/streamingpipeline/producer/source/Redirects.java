package dev.streamingpipeline.producer.source;

import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.TransientFailureException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Dns;

/**
 * Decides which redirects of the source are followed.
 *
 * <p>Otherwise a source could make the producer fetch what only the producer can reach, such as the
 * credentials of a cloud instance (SSRF). The host of a redirect is checked twice: when it is
 * followed, and when the HTTP client resolves it to connect ({@link #dnsFor}). The second check
 * protects from a name that changes in between (DNS rebinding). The first one is needed for IP
 * addresses, which the client does not resolve, and for names that a proxy resolves.
 */
final class Redirects {
  /** The maximum number of redirects per request. */
  static final int MOST = 5;

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final URI origin;
  private final boolean internalAllowed;
  private final Dns dns;

  /**
   * The rules for one source.
   *
   * @param origin the source's URL, which the user configured and therefore trusts
   * @param internalAllowed whether redirects may lead to internal addresses
   * @param dns the resolver
   */
  Redirects(URI origin, boolean internalAllowed, Dns dns) {
    this.origin = origin;
    this.internalAllowed = internalAllowed;
    this.dns = dns;
  }

  /**
   * The target of a redirect.
   *
   * @param from the URL that was redirected
   * @param location the header {@code Location}
   * @throws PermanentFailureException if it must not be followed
   * @throws TransientFailureException if its host is not known
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
    if (!mayBeInternal(target)) {
      checkAddresses(target);
    }
    return target;
  }

  /**
   * Whether a URL has the host and port of the source, so that the user's headers may be sent
   * there.
   */
  boolean isOrigin(URI address) {
    return address.getHost().equalsIgnoreCase(origin.getHost()) && port(address) == port(origin);
  }

  /**
   * The resolver for a request to a URL. It rejects internal addresses unless they are allowed
   * there.
   */
  Dns dnsFor(URI address) {
    return mayBeInternal(address) ? dns : new PublicAddresses(address.getHost(), dns);
  }

  /** The failure of a redirect to an internal address. */
  static PermanentFailureException refused(InternalAddressException failure) {
    return refused(failure.getMessage());
  }

  private boolean mayBeInternal(URI address) {
    return internalAllowed || isOrigin(address);
  }

  private void checkAddresses(URI target)
      throws PermanentFailureException, TransientFailureException {
    try {
      dnsFor(target).lookup(target.getHost());
    } catch (InternalAddressException e) {
      throw refused(e);
    } catch (UnknownHostException e) {
      throw new TransientFailureException(
          "source redirects to %s, a host that is not known".formatted(target.getHost()), e);
    }
  }

  private static URI resolve(URI from, Optional<String> location) throws PermanentFailureException {
    try {
      return from.resolve(location.orElseThrow(() -> refused("it names no address")));
    } catch (IllegalArgumentException e) {
      // The exception's message would show the URL, whose query may hold a credential.
      throw refused("it names no valid address");
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
