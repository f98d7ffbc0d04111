package dev.streamingpipeline.wire.connection;

import dev.streamingpipeline.wire.environment.ExceptionCauses;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Distinguishes a server whose certificate is not trusted from one that can't be reached. */
public final class CertificateRefusal {
  private CertificateRefusal() {}

  /**
   * Explains why the server's certificate is not trusted, and what to set.
   *
   * @param failure the connection failure
   * @param variable the environment variable of the CA file
   * @return empty if the failure has another reason
   */
  public static Optional<String> reason(Throwable failure, String variable) {
    if (ExceptionCauses.of(failure).noneMatch(SSLException.class::isInstance)) {
      return Optional.empty();
    }
    // The innermost of these comes from the validation of the path or of the host name.
    return ExceptionCauses.of(failure)
        .filter(GeneralSecurityException.class::isInstance)
        .reduce((outer, inner) -> inner)
        .map(
            cause ->
                "its certificate is not trusted: %s; set %s to a file with the certificate of who signed it, and connect by a name that it holds"
                    .formatted(cause.getMessage(), variable));
  }
}
