package dev.streamingpipeline.operator.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Certificates and keys in PEM format. Keys are elliptic-curve keys in PKCS #8, without a password.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class Pem {
  private static final JcaPEMKeyConverter KEYS =
      // Bouncy Castle's own name of the algorithm is ECDSA, the JDK's is EC.
      new JcaPEMKeyConverter().setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC");

  private Pem() {}

  static String of(List<X509Certificate> certificates) {
    return text(certificates);
  }

  static String of(PrivateKey key) {
    // The writer itself would choose SEC 1 for a key, which Kafka does not read.
    return text(List.of(new PemObject("PRIVATE KEY", key.getEncoded())));
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
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      if (parser.readObject() instanceof PrivateKeyInfo key) {
        return KEYS.getPrivateKey(key);
      }
    } catch (IOException | RuntimeException e) {
      // The parser throws both on malformed content.
      throw new GeneralSecurityException("invalid key", e);
    }
    throw new GeneralSecurityException("no key");
  }

  private static String text(List<?> objects) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object object : objects) {
        writer.writeObject(object);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }
}
