package dev.streamingpipeline.operator.certificates;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Certificates and keys in PEM format. Keys are elliptic-curve keys in PKCS #8, without a password.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class Pem {
  private static final String KEY = "PRIVATE KEY";
  private static final int LINE = 64;

  private Pem() {}

  static String of(List<X509Certificate> certificates) {
    return certificates.stream()
        .map(
            certificate -> {
              try {
                return text("CERTIFICATE", certificate.getEncoded());
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException("was made or read by the same class", e);
              }
            })
        .collect(joining());
  }

  static String of(PrivateKey key) {
    return text(KEY, key.getEncoded());
  }

  /**
   * The certificates in a PEM text, in their order.
   *
   * @throws GeneralSecurityException when it has none, or an invalid one
   */
  static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
    List<X509Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
            .stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no certificate");
    }
    return certificates;
  }

  /**
   * The private key in a PEM text.
   *
   * @throws GeneralSecurityException when it has no valid key
   */
  static PrivateKey key(String text) throws GeneralSecurityException {
    String content = text.replaceAll("-----(BEGIN|END) " + KEY + "-----", "");
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(content)));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("no key", e);
    }
  }

  private static String text(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            type, Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content), type);
  }
}
