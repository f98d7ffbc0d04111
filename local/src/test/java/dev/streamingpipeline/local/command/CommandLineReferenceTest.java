package dev.streamingpipeline.local.command;

import dev.streamingpipeline.fixtures.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** docs/reference/command-line.md must match {@code --help}. */
class CommandLineReferenceTest {
  @Test
  void shouldDescribeEveryCommand() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # The command line

            What `bin/streamctl` and each of its commands say with `--help`. This page is generated (`make golden`).
            """);
    describe(Streamctl.commandLine(), page);

    Golden.check(Path.of("../docs/reference/command-line.md"), page.toString());
  }

  private static void describe(CommandLine command, StringBuilder page) {
    page.append("\n## ")
        .append(command.getCommandSpec().qualifiedName())
        .append("\n\n```text\n")
        .append(command.getUsageMessage(Ansi.OFF).stripTrailing())
        .append("\n```\n");
    command.getSubcommands().values().forEach(each -> describe(each, page));
  }
}
