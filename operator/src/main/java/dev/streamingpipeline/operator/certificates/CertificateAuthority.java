package dev.streamingpipeline.operator.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The pipeline's private CA. */
public record CertificateAuthority(KeyAndCertificate identity) {
  private static final Duration VALIDITY = Duration.ofDays(3650);
  private static final Duration VALIDITY_OF_ISSUED = Duration.ofDays(730);

  /** Clock-skew allowance: certificates are valid from this long before they are issued. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private static final int SERIAL_BITS = 127;
  private static final String CURVE = "secp256r1";
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Creates a CA with a new key and a self-signed certificate. */
  static CertificateAuthority create(String name, Instant now) {
    KeyPair pair = keyPair();
    X500Name subject = nameOf(name);
    X509v3CertificateBuilder certificate = builder(subject, subject, pair, now, now.plus(VALIDITY));
    try {
      certificate
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
          .addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CertificateAuthority(
        new KeyAndCertificate(pair.getPrivate(), signed(certificate, pair.getPrivate())));
  }

  /**
   * Issues a certificate for a new key.
   *
   * @param name the common name
   * @param hosts the host names of a server; empty for a client certificate
   */
  KeyAndCertificate issue(String name, List<String> hosts, Instant now) {
    KeyPair pair = keyPair();
    X500Name issuer = new X500Name(identity.certificate().getSubjectX500Principal().getName());
    X509v3CertificateBuilder certificate =
        builder(issuer, nameOf(name), pair, now, now.plus(VALIDITY_OF_ISSUED));
    try {
      certificate
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
          .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      if (!hosts.isEmpty()) {
        certificate.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                hosts.stream()
                    .map(host -> new GeneralName(GeneralName.dNSName, host))
                    .toArray(GeneralName[]::new)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KeyAndCertificate(pair.getPrivate(), signed(certificate, identity.key()));
  }

  /**
   * Keeps a client's certificate if this CA issued it and it need not be renewed yet; otherwise
   * issues a new one.
   */
  public KeyAndCertificate keepOrIssue(
      Optional<KeyAndCertificate> present, String name, Instant now) {
    return present
        .filter(own -> hasIssued(own.certificate()) && !own.needsRenewal(now))
        .orElseGet(() -> issue(name, List.of(), now));
  }

  /** Whether this CA issued a certificate, not another CA of the same name. */
  boolean hasIssued(X509Certificate certificate) {
    try {
      certificate.verify(identity.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair pair, Instant now, Instant end) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, RANDOM),
        Date.from(now.minus(CLOCK_SKEW)),
        Date.from(end),
        subject,
        pair.getPublic());
  }

  private static X509Certificate signed(X509v3CertificateBuilder certificate, PrivateKey key) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(certificate.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("every JVM has " + SIGNATURE, e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + CURVE, e);
    }
  }

  private static X500Name nameOf(String name) {
    return new X500Name("CN=" + name);
  }
}
