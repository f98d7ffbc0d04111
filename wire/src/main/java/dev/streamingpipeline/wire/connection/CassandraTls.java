package dev.streamingpipeline.wire.connection;

import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;

/** TLS of Cassandra's driver. */
public final class CassandraTls {
  /** The JVM's default. */
  private static final String[] CIPHER_SUITES = null;

  private CassandraTls() {}

  /**
   * For {@code CqlSessionBuilder.withSslEngineFactory}. With {@code withSslContext} the driver
   * would not verify host names. A node's certificate must hold the host name of its contact point.
   * For nodes that the cluster reports by IP address, it must hold the name of that address in DNS
   * (reverse lookup), or the address if it has none.
   */
  public static SslEngineFactory engines(TrustedCertificates authority) {
    return new ProgrammaticSslEngineFactory(authority.sslContext(), CIPHER_SUITES, true);
  }
}
