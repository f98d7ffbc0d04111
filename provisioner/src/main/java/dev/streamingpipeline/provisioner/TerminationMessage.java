package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.wire.environment.Environment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program's result or the reason of its failure, printed and written to a file. Kubernetes
 * shows that file's text as the container's termination message, which the operator reads.
 *
 * @param file the termination log; absent outside Kubernetes. It must already exist where its
 *     folder is not writable
 */
record TerminationMessage(Optional<Path> file) {
  /** The variable that holds the file's path. */
  static final String TERMINATION_LOG = "TERMINATION_LOG";

  private static final Logger LOGGER = LoggerFactory.getLogger(TerminationMessage.class);

  static TerminationMessage fromEnvironment(Environment environment) {
    return new TerminationMessage(environment.optional(TERMINATION_LOG).map(Path::of));
  }

  /**
   * Prints the message and writes the file. A file that can't be written is logged and does not
   * fail the run.
   */
  void publish(String text, PrintStream stream) {
    stream.println(text);
    if (file.isPresent()) {
      try {
        Files.writeString(file.get(), text + "\n");
      } catch (IOException e) {
        LOGGER.warn("{} can't be written: {}", file.get(), e.toString());
      }
    }
  }
}
