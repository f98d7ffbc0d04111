package dev.streamingpipeline.operator.certificates;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a server shows, and whose certificates it believes. When the authority is replaced, servers
 * that talk to each other must go from one to the other without ever refusing each other: first all
 * of them believe both, then they show certificates of the new one, then they forget the old one.
 *
 * @param own what the server shows
 * @param trusted the certificates of the authorities that it believes, the present one first
 */
public record ServerIdentity(KeyAndCertificate own, List<X509Certificate> trusted) {
  /** Key of the certificates of the authorities that are believed. */
  public static final String TRUSTED = "ca.crt";

  /** Key of what the server shows, as one file. */
  public static final String KEY_STORE = "keystore.pem";

  public ServerIdentity {
    trusted = List.copyOf(trusted);
  }

  /** From the texts of a Secret; nothing where one is missing or can't be read. */
  static Optional<ServerIdentity> in(Map<String, String> texts) {
    try {
      List<X509Certificate> trusted = Pem.certificates(texts.getOrDefault(TRUSTED, ""));
      return KeyAndCertificate.in(texts).map(own -> new ServerIdentity(own, trusted));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** The first. */
  static ServerIdentity create(
      CertificateAuthority authority, String name, List<String> hosts, Instant now) {
    return new ServerIdentity(
        authority.issue(name, hosts, now), List.of(authority.identity().certificate()));
  }

  /**
   * The next step.
   *
   * @param settled whether all servers and what they tell each other are at the present one
   */
  ServerIdentity next(
      CertificateAuthority authority,
      String name,
      List<String> hosts,
      boolean settled,
      Instant now) {
    X509Certificate present = authority.identity().certificate();
    if (!trusted.contains(present)) {
      return new ServerIdentity(own, Stream.concat(Stream.of(present), trusted.stream()).toList());
    }
    boolean isOfPresent = authority.hasIssued(own.certificate());
    if ((!isOfPresent && settled) || (isOfPresent && own.isOld(now))) {
      return new ServerIdentity(authority.issue(name, hosts, now), trusted);
    }
    return isOfPresent && settled ? new ServerIdentity(own, List.of(present)) : this;
  }

  /** The texts for a Secret. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>(own.texts());
    texts.put(KEY_STORE, own.keyStoreText());
    texts.put(TRUSTED, Pem.of(trusted));
    return texts;
  }
}
