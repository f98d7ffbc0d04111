package dev.streamingpipeline.wire.connection;

import dev.streamingpipeline.wire.environment.ExceptionCauses;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells a server whose certificate we don't trust from one that is away. */
public final class CertificateRefusal {
  private CertificateRefusal() {}

  /**
   * What is wrong with the server's certificate, and where to mend it.
   *
   * @param failure why there is no connection
   * @param variable names the file with the authority that is trusted
   * @return empty when the failure has another reason
   */
  public static Optional<String> reason(Throwable failure, String variable) {
    if (ExceptionCauses.of(failure).noneMatch(SSLException.class::isInstance)) {
      return Optional.empty();
    }
    // Who looks for a path to a trusted certificate, or for a name in one, says it here.
    return ExceptionCauses.of(failure)
        .filter(GeneralSecurityException.class::isInstance)
        .reduce((outer, inner) -> inner)
        .map(
            cause ->
                "its certificate is not trusted: %s; set %s to a file with the certificate of who signed it, and connect by a name that it holds"
                    .formatted(cause.getMessage(), variable));
  }
}
