package dev.streamingpipeline.runtimes;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.runtimes.KafkaMetadata.InKraft;
import dev.streamingpipeline.runtimes.KafkaMetadata.InZooKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Kafka broker that is a whole cluster. {@link #address()} is its bootstrap server. */
public final class KafkaBroker extends ChildProcessService {
  private final KafkaConfiguration configuration;

  public KafkaBroker(Distribution distribution, KafkaConfiguration configuration) {
    super("Kafka", distribution, ports(configuration));
    this.configuration = configuration;
  }

  private static List<Integer> ports(KafkaConfiguration configuration) {
    return configuration.metadata() instanceof InKraft kraft
        ? List.of(configuration.port(), kraft.controllerPort())
        : List.of(configuration.port());
  }

  @Override
  JavaProgram prepare() {
    Path file = configuration.dataFolder().resolve("kafka.properties");
    Path data = configuration.dataFolder().resolve("data");
    new Template("kafka.properties")
        .write(file, Map.of("metadata", metadata(), "dataFolder", data, "more", more()));
    if (configuration.metadata() instanceof InKraft
        && !Files.exists(data.resolve("meta.properties"))) {
      new KraftStorage(program(), distribution()).format(file);
    }
    return program().mainClass("kafka.Kafka").arguments(file.toString()).build();
  }

  private String metadata() {
    if (configuration.metadata() instanceof InKraft kraft) {
      return new Template("kafka-kraft.properties")
          .fill(Map.of("port", port(), "controllerPort", kraft.controllerPort()));
    }
    InZooKeeper zooKeeper = (InZooKeeper) configuration.metadata();
    return new Template("kafka-zookeeper.properties")
        .fill(Map.of("port", port(), "zooKeeper", zooKeeper.address()));
  }

  private String more() {
    return configuration.more().entrySet().stream()
        .map(setting -> "%s=%s\n".formatted(setting.getKey(), setting.getValue()))
        .collect(joining());
  }

  private JavaProgram.Builder program() {
    return JavaProgram.named(name())
        .classPath(distribution().classPath("kafka"))
        .jvmArguments(JvmArguments.small(configuration.heapMegabytes()))
        .jvmArguments(logArgument(distribution()))
        .workingFolder(configuration.dataFolder())
        .logFile(configuration.logFile());
  }

  /** The JVM argument for the log configuration that Kafka, its tools and ZooKeeper share. */
  static String logArgument(Distribution distribution) {
    return "-Dlog4j.configuration=" + distribution.file("kafka", "log4j.properties").toUri();
  }

  @Override
  boolean answers() throws IOException {
    return KafkaProbe.hasBroker(port());
  }

  /**
   * After {@code kill -9} the broker's ephemeral node stays in ZooKeeper until its session expires,
   * seconds later. Until then a new broker refuses to start.
   */
  @Override
  boolean isPassingFailure(List<String> lastLines) {
    return configuration.metadata() instanceof InZooKeeper
        && lastLines.stream().anyMatch(line -> line.contains("NodeExists"));
  }
}
