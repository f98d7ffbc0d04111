package dev.streamingpipeline.wire.connection;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The CA certificates that sign a server's certificate. They replace the JVM's default trust store.
 *
 * @param pem one or more certificates in PEM; not secret
 */
public record TrustedCertificates(String pem) implements Serializable {
  /**
   * Checks that there is a certificate.
   *
   * @throws IllegalArgumentException if there is none
   */
  public TrustedCertificates {
    certificates(pem);
  }

  /**
   * Reads the file that an environment variable names.
   *
   * @return empty if the variable is not set
   * @throws EnvironmentException if the file can't be read or holds no certificate
   */
  public static Optional<TrustedCertificates> fromEnvironment(
      Environment environment, String variable) {
    return environment.optional(variable).map(file -> read(variable, file));
  }

  private static TrustedCertificates read(String variable, String file) {
    try {
      return new TrustedCertificates(Files.readString(Path.of(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new EnvironmentException(
          "%s is '%s', which can't be read: %s".formatted(variable, file, e));
    } catch (IllegalArgumentException e) {
      throw new EnvironmentException(
          "%s is '%s', which holds %s".formatted(variable, file, e.getMessage()));
    }
  }

  /** The TLS context for clients of such a server. Clients must verify the host name themselves. */
  public SSLContext sslContext() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int index = 0;
      for (Certificate certificate : certificates(pem)) {
        store.setCertificateEntry("authority-" + index++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Java has no TLS of its own any more", e);
    }
  }

  private static Collection<? extends Certificate> certificates(String pem) {
    try {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      // Reported below; the JDK's message is about bytes.
    }
    throw new IllegalArgumentException(
        "no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----");
  }

  @Override
  public String toString() {
    return "CertificateAuthority[%s characters]".formatted(pem.length());
  }
}
