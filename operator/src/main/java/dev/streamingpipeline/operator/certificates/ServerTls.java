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
 * A server's TLS certificate, and the CAs that it trusts. When the CA is replaced, servers that
 * connect to each other must change over without ever rejecting each other: first all of them trust
 * both CAs, then they get certificates of the new CA, then they stop trusting the old one.
 *
 * @param own the server's key and certificate
 * @param trusted the certificates of the trusted CAs, the current one first
 */
public record ServerTls(KeyAndCertificate own, List<X509Certificate> trusted) {
  /** Key of the certificates of the trusted CAs. */
  public static final String TRUSTED = "ca.crt";

  /** Key of the keystore: the server's key and certificate in one file. */
  public static final String KEY_STORE = "keystore.pem";

  public ServerTls {
    trusted = List.copyOf(trusted);
  }

  /** From the content of a Secret; empty if a part is missing or invalid. */
  static Optional<ServerTls> in(Map<String, String> texts) {
    try {
      List<X509Certificate> trusted = Pem.certificates(texts.getOrDefault(TRUSTED, ""));
      return KeyAndCertificate.in(texts).map(own -> new ServerTls(own, trusted));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** The first identity of a server, which trusts the current CA only. */
  static ServerTls create(
      CertificateAuthority authority, String name, List<String> hosts, Instant now) {
    return new ServerTls(
        authority.issue(name, hosts, now), List.of(authority.identity().certificate()));
  }

  /**
   * The next step of a certificate renewal or of the change to another CA; itself if there is none.
   *
   * @param settled whether all servers run with the current identity
   */
  ServerTls next(
      CertificateAuthority authority,
      String name,
      List<String> hosts,
      boolean settled,
      Instant now) {
    X509Certificate present = authority.identity().certificate();
    if (!trusted.contains(present)) {
      return new ServerTls(own, Stream.concat(Stream.of(present), trusted.stream()).toList());
    }
    boolean isOfPresent = authority.hasIssued(own.certificate());
    if ((!isOfPresent && settled) || (isOfPresent && own.needsRenewal(now))) {
      return new ServerTls(authority.issue(name, hosts, now), trusted);
    }
    return isOfPresent && settled ? new ServerTls(own, List.of(present)) : this;
  }

  /** The content for a Secret, by key. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>(own.texts());
    texts.put(KEY_STORE, own.keyStoreText());
    texts.put(TRUSTED, Pem.of(trusted));
    return texts;
  }
}
