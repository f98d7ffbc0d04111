package dev.streamingpipeline.spark.executor;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.auth.AuthProvider;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.spark.connector.cql.CassandraConnectionFactory;
import com.datastax.spark.connector.cql.CassandraConnectorConf;
import com.datastax.spark.connector.cql.DefaultConnectionFactory;
import com.datastax.spark.connector.cql.IpBasedContactInfo;
import dev.streamingpipeline.wire.connection.CassandraTls;
import dev.streamingpipeline.wire.connection.TrustedCertificates;
import org.apache.spark.SparkEnv;
import scala.Option;

/**
 * Creates sessions over TLS, on the driver and on executors. The connector's own factory needs a
 * trust store as a file on each executor, and does not verify the host name. The CA certificate is
 * no secret, so it is distributed in Spark's settings, like the addresses.
 */
public final class TlsConnectionFactory implements CassandraConnectionFactory {
  /** The setting that holds the CA certificate in PEM. */
  static final String AUTHORITY = "spark.streamingpipeline.cassandra.certificateAuthority";

  private static final long serialVersionUID = 1L;

  @Override
  public CqlSession createSession(CassandraConnectorConf configuration) {
    TrustedCertificates authority = new TrustedCertificates(SparkEnv.get().conf().get(AUTHORITY));
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(
                DefaultConnectionFactory.connectorConfigBuilder(
                        configuration, DriverConfigLoader.programmaticBuilder())
                    .build())
            .withSslEngineFactory(CassandraTls.engines(authority));
    Option<AuthProvider> login =
        ((IpBasedContactInfo) configuration.contactInfo()).authConf().authProvider();
    if (login.isDefined()) {
      builder.withAuthProvider(login.get());
    }
    return builder.build();
  }

  /** The connector caches one session per configuration, and the factory is part of that key. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TlsConnectionFactory;
  }

  @Override
  public int hashCode() {
    return TlsConnectionFactory.class.hashCode();
  }
}
