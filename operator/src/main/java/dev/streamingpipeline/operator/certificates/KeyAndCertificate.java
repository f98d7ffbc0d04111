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
 * Who somebody is, and how to prove it. The names of its texts are those of a Secret of the type
 * {@code kubernetes.io/tls}.
 */
public record KeyAndCertificate(PrivateKey key, X509Certificate certificate) {
  static final String CERTIFICATE = "tls.crt";
  static final String KEY = "tls.key";

  /** Before its end a certificate is replaced. */
  private static final Duration LEFT_TO_REPLACE = Duration.ofDays(60);

  /** From the texts of a Secret; nothing where one is missing or can't be read. */
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

  /** The texts for a Secret. */
  public Map<String, String> texts() {
    return new TreeMap<>(Map.of(CERTIFICATE, certificateText(), KEY, keyText()));
  }

  /** The certificate alone, which is no secret. */
  public String certificateText() {
    return Pem.of(List.of(certificate));
  }

  /** The key alone; secret. */
  public String keyText() {
    return Pem.of(key);
  }

  /** Key and certificate in one file, as servers read it. */
  public String keyStoreText() {
    return keyText() + certificateText();
  }

  /** Whether it is time to replace it. */
  boolean isOld(Instant now) {
    return certificate.getNotAfter().toInstant().isBefore(now.plus(LEFT_TO_REPLACE));
  }
}
