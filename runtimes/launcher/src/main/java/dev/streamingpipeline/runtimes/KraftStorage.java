package dev.streamingpipeline.runtimes;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;

/** The data folder of a broker in KRaft mode, which must be formatted before its first start. */
record KraftStorage(JavaProgram.Builder tool, Distribution distribution) {
  private static final int LINES_IN_MESSAGE = 20;

  /**
   * Formats the folder with a new cluster id, which is stored in it. Takes one to two seconds.
   *
   * @throws ServiceFailedException when Kafka's tool fails
   */
  void format(Path configurationFile) {
    JavaProgram program =
        tool.mainClass("kafka.tools.StorageTool")
            .arguments("format", "--cluster-id", newClusterId())
            // Completes a folder whose formatting was interrupted
            .arguments("--ignore-formatted", "--config", configurationFile.toString())
            .build();
    ChildProcess process = ChildProcess.start(program, distribution);
    int exitCode = process.exitCode().join();
    if (exitCode != 0) {
      throw new ServiceFailedException(
          "Kafka's storage could not be formatted, exit code %s".formatted(exitCode),
          process.lastLines(LINES_IN_MESSAGE));
    }
  }

  /**
   * An id in Kafka's format: 16 bytes in base 64, without a leading dash, which looks like an
   * option.
   */
  private static String newClusterId() {
    UUID id = UUID.randomUUID();
    long withoutDash = id.getMostSignificantBits() & Long.MAX_VALUE;
    byte[] bytes =
        ByteBuffer.allocate(16).putLong(withoutDash).putLong(id.getLeastSignificantBits()).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
