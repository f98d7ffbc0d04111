package dev.streamingpipeline.local.command;

import picocli.CommandLine.Option;

/** The maximum number of rows to show. */
final class LimitOption {
  @Option(
      names = "--limit",
      defaultValue = "10",
      paramLabel = "N",
      description = "how many rows (default: ${DEFAULT-VALUE})")
  private int rows;

  int rows() {
    return rows;
  }
}
