package dev.streamingpipeline.runtimes;

import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Cassandra node. {@link #address()} is its contact point for CQL. */
public final class Cassandra extends ChildProcessService {
  private final CassandraConfiguration configuration;

  public Cassandra(Distribution distribution, CassandraConfiguration configuration) {
    super("Cassandra", distribution, List.of(configuration.port(), configuration.storagePort()));
    this.configuration = configuration;
  }

  /** The local data center that drivers must be configured with. */
  public String dataCenter() {
    return "datacenter1";
  }

  @Override
  JavaProgram prepare() {
    Path folder = configuration.dataFolder();
    Path file = folder.resolve("cassandra.yaml");
    new Template("cassandra.yaml")
        .write(
            file,
            Map.of(
                "port", port(),
                "storagePort", configuration.storagePort(),
                "dataFolder", folder,
                "access", configuration.superuser().map(this::withPasswords).orElseGet(this::open),
                "encryption", configuration.keyAndCertificates().map(this::withTls).orElse("")));
    return JavaProgram.named(name())
        .mainClass("org.apache.cassandra.service.CassandraDaemon")
        .classPath(
            distribution().file("cassandra-superuser", "cassandra-superuser.jar").toString(),
            distribution().classPath("cassandra"))
        .jvmArguments(CassandraOptions.NODE)
        .jvmArguments(CassandraOptions.ALONE)
        .jvmArguments(JvmArguments.small(configuration.heapMegabytes()))
        .jvmArguments(
            // Measures memory of memtables; Cassandra does not start without it
            "-javaagent:" + distribution().library("cassandra", "jamm-*.jar"),
            "-Djdk.attach.allowAttachSelf=true",
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Dlogback.configurationFile=" + distribution().file("cassandra", "logback.xml"),
            "-Dcassandra.config=" + file.toUri(),
            "-Dcassandra.storagedir=" + folder,
            // Otherwise it closes its standard output and error
            "-Dcassandra-foreground=yes",
            "-Dcassandra.superuser_setup_delay_ms=0")
        .workingFolder(folder)
        .logFile(configuration.logFile())
        .build();
  }

  private String open() {
    return new Template("cassandra-open.yaml").fill(Map.of());
  }

  private String withPasswords(Superuser superuser) {
    Path credentials = configuration.dataFolder().resolve("credentials");
    SecretFile.write(credentials.resolve("username"), superuser.name());
    SecretFile.write(credentials.resolve("password"), superuser.password());
    return new Template("cassandra-passwords.yaml").fill(Map.of("credentials", credentials));
  }

  private String withTls(Path keyAndCertificates) {
    return new Template("cassandra-tls.yaml")
        .fill(Map.of("keyAndCertificates", keyAndCertificates));
  }

  @Override
  boolean answers() throws IOException {
    if (configuration.keyAndCertificates().isEmpty()) {
      return CqlProbe.isSupported(port());
    }
    // This is the last port that the node opens. Clients check themselves which server answers
    // there.
    try (Socket socket = Loopback.connect(port())) {
      return socket.isConnected();
    }
  }
}
