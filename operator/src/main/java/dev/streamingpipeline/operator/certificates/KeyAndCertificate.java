package dev.streamingpipeline.operator.certificates;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A private key and its certificate, in PEM. Their keys in a Secret are those of the type {@code
 * kubernetes.io/tls}.
 */
public record KeyAndCertificate(PrivateKey key, X509Certificate certificate) {
  static final String CERTIFICATE = "tls.crt";
  static final String KEY = "tls.key";

  /** A certificate is renewed this long before it expires. */
  private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofDays(60);

  /** From the content of a Secret; empty if the key or the certificate is missing or invalid. */
  public static Optional<KeyAndCertificate> in(Map<String, String> texts) {
    try {
      return Optional.of(
          new KeyAndCertificate(
              Pem.key(texts.getOrDefault(KEY, "")),
              Pem.certificates(texts.getOrDefault(CERTIFICATE, "")).get(0)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** The content for a Secret, by key. */
  public Map<String, String> texts() {
    return new TreeMap<>(Map.of(CERTIFICATE, certificateText(), KEY, keyText()));
  }

  /** The certificate alone, which may be public. */
  public String certificateText() {
    return Pem.of(List.of(certificate));
  }

  /** The private key alone, which must stay secret. */
  public String keyText() {
    return Pem.of(key);
  }

  /** Key and certificate in one PEM file, the format of the servers' keystore. */
  public String keyStoreText() {
    return keyText() + certificateText();
  }

  /** Whether the certificate must be renewed. */
  boolean needsRenewal(Instant now) {
    return certificate.getNotAfter().toInstant().isBefore(now.plus(RENEW_BEFORE_EXPIRY));
  }
}
