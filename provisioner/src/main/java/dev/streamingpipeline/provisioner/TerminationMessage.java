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
 * The result, or the reason why there is none: printed, and left in a file for who started the
 * program. Kubernetes shows that file as the message of a container that ended.
 *
 * @param file where to leave it; it must be there already where it can't be replaced
 */
record TerminationMessage(Optional<Path> file) {
  /** The variable that holds the file's path. */
  static final String TERMINATION_LOG = "TERMINATION_LOG";

  private static final Logger LOGGER = LoggerFactory.getLogger(TerminationMessage.class);

  static TerminationMessage fromEnvironment(Environment environment) {
    return new TerminationMessage(environment.optional(TERMINATION_LOG).map(Path::of));
  }

  /** Says it. A file that can't be written is no reason to fail. */
  void say(String text, PrintStream stream) {
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
