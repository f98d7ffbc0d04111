package dev.streamingpipeline.local.command;

import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.LocalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The data folder of an existing pipeline. */
final class FolderOption {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "the folder that 'local up' keeps everything in (default: the only one under .streamctl)")
  private Path data;

  DataFolder folder() throws IOException {
    return data != null ? new DataFolder(data) : onlyFolder();
  }

  private static DataFolder onlyFolder() throws IOException {
    if (!Files.isDirectory(DataFolder.DEFAULT_PARENT)) {
      throw new LocalException(
          "there is no pipeline under %s; start one with 'streamctl local up -f FILE', or say --data FOLDER"
              .formatted(DataFolder.DEFAULT_PARENT));
    }
    try (Stream<Path> folders = Files.list(DataFolder.DEFAULT_PARENT)) {
      List<Path> all = folders.filter(Files::isDirectory).sorted().toList();
      if (all.size() != 1) {
        throw new LocalException(
            "there are %s pipelines under %s %s; say which with --data FOLDER"
                .formatted(all.size(), DataFolder.DEFAULT_PARENT, all));
      }
      return new DataFolder(all.get(0));
    }
  }
}
