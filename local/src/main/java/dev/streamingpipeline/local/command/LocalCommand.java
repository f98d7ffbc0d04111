package dev.streamingpipeline.local.command;

import picocli.CommandLine.Command;

/** Commands for pipelines on this machine. */
@Command(
    name = "local",
    description = "Runs a pipeline on this machine, with nothing but Java.",
    subcommands = {
      LocalUpCommand.class,
      LocalStatusCommand.class,
      LocalRowsCommand.class,
      LocalDownCommand.class,
      LocalResetCommand.class
    })
final class LocalCommand {}
