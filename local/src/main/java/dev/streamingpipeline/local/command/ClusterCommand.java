package dev.streamingpipeline.local.command;

import picocli.CommandLine.Command;

/** Commands for pipelines on Kubernetes. */
@Command(
    name = "cluster",
    description = "Looks into a pipeline on Kubernetes, by way of kubectl.",
    subcommands = ClusterRowsCommand.class)
final class ClusterCommand {}
