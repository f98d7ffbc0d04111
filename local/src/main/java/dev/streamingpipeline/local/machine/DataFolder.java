package dev.streamingpipeline.local.machine;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.validation.ChangeRules;
import dev.streamingpipeline.model.validation.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one pipeline on this machine: data, checkpoint, logs, and the state file for {@code
 * local status}.
 *
 * @param root the folder
 */
public record DataFolder(Path root) {
  /** The parent of the default folders; {@code --data} overrides it. */
  public static final Path DEFAULT_PARENT = Path.of(".streamctl");

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The default folder of a pipeline. */
  public static DataFolder of(Pipeline pipeline) {
    return new DataFolder(DEFAULT_PARENT.resolve(pipeline.name()));
  }

  /** The data of one component. */
  public Path data(String component) {
    return root.resolve("data").resolve(component);
  }

  /** The log of one component. */
  public Path log(String component) {
    return root.resolve("logs").resolve(component + ".log");
  }

  /** The resolved pipeline for the programs. It also marks a folder as one of streamctl. */
  public Path pipelineFile() {
    return root.resolve("pipeline.yaml");
  }

  public Path stateFile() {
    return root.resolve("state.json");
  }

  /** The producer's progress file. */
  public Path producerProgress() {
    return root.resolve("producer-progress.json");
  }

  /** Whether a pipeline was ever started here. */
  public boolean isUsed() {
    return Files.exists(pipelineFile());
  }

  /**
   * Locks the folder for this process, until the channel is closed.
   *
   * @throws LocalException if another process holds the lock
   */
  public FileChannel lock() throws IOException {
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new LocalException(
          "a pipeline already runs in %s; stop it with 'streamctl local down --data %s', or give another folder with --data"
              .formatted(root, root));
    }
    return channel;
  }

  /**
   * Writes the pipeline for its programs.
   *
   * @throws LocalException if the folder belongs to another pipeline, or the change is not allowed
   */
  public void keep(Pipeline pipeline) throws IOException {
    Optional<Pipeline> before = keptPipeline();
    if (before.isPresent()) {
      refuseChange(before.get(), pipeline);
    }
    Files.createDirectories(root);
    Files.writeString(pipelineFile(), PipelineManifest.write(pipeline));
  }

  /** The pipeline that was last started here. */
  public Optional<Pipeline> keptPipeline() throws IOException {
    if (!isUsed()) {
      return Optional.empty();
    }
    try {
      return Optional.of(PipelineManifest.read(pipelineFile()));
    } catch (InvalidPipelineException e) {
      throw new LocalException(
          "the folder holds a pipeline that this version can't read. " + e.getMessage());
    }
  }

  private void refuseChange(Pipeline before, Pipeline after) {
    if (!before.name().equals(after.name())) {
      throw new LocalException(
          "%s holds the pipeline %s, not %s; give another folder with --data"
              .formatted(root, before.name(), after.name()));
    }
    List<Problem> problems = ChangeRules.check(before.spec(), after.spec());
    if (!problems.isEmpty()) {
      throw new LocalException(
          "the pipeline's data in %s does not fit the change. Undo it, or throw the data away with 'streamctl local reset --data %s'.%n%s"
              .formatted(
                  root, root, String.join("\n", problems.stream().map(p -> "  " + p).toList())));
    }
  }

  /**
   * Deletes the folder.
   *
   * @throws LocalException if streamctl did not create it
   */
  public void delete() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    if (!isUsed()) {
      throw new LocalException(
          "%s was not made by streamctl (it has no pipeline.yaml); nothing was deleted"
              .formatted(root));
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
