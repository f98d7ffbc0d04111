package dev.streamingpipeline.wire.connection;

import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;

/** How Cassandra's driver speaks TLS. */
public final class CassandraTls {
  /** Java's own. */
  private static final String[] CIPHER_SUITES = null;

  private CassandraTls() {}

  /**
   * For {@code CqlSessionBuilder.withSslEngineFactory}. {@code withSslContext} would not look at
   * the names in a certificate. A node's certificate must hold the name by which it is a contact
   * point; of nodes that the cluster names by their IP addresses, what the address is called in
   * DNS, or the address where it has no name there.
   */
  public static SslEngineFactory engines(TrustedCertificates authority) {
    return new ProgrammaticSslEngineFactory(authority.sslContext(), CIPHER_SUITES, true);
  }
}
