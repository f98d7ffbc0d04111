package dev.streamingpipeline.runtimes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One ZooKeeper server, for {@link KafkaBroker}. */
public final class ZooKeeper extends ChildProcessService {
  private final ZooKeeperConfiguration configuration;

  public ZooKeeper(Distribution distribution, ZooKeeperConfiguration configuration) {
    super("ZooKeeper", distribution, List.of(configuration.port()));
    this.configuration = configuration;
  }

  @Override
  JavaProgram prepare() {
    Path folder = configuration.dataFolder();
    Path file = folder.resolve("zookeeper.properties");
    new Template("zookeeper.properties")
        .write(file, Map.of("port", port(), "dataFolder", folder.resolve("data")));
    return JavaProgram.named(name())
        .mainClass("org.apache.zookeeper.server.quorum.QuorumPeerMain")
        .classPath(distribution().classPath("kafka"))
        .jvmArguments(JvmArguments.small(configuration.heapMegabytes()))
        .jvmArguments(KafkaBroker.logArgument(distribution()), "-Dzookeeper.jmx.log4j.disable=true")
        .arguments(file.toString())
        .workingFolder(folder)
        .logFile(configuration.logFile())
        .build();
  }

  /** The command {@code srvr} returns statistics, but only once the server is ready. */
  @Override
  boolean answers() throws IOException {
    try (Socket socket = Loopback.connect(port())) {
      socket.getOutputStream().write("srvr".getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return answer.contains("Mode: ");
    }
  }
}
