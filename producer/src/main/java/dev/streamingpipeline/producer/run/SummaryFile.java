package dev.streamingpipeline.producer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with the latest summary. If it can't be written, that is logged once; the run goes on,
 * because records matter more than the report.
 */
public final class SummaryFile {
  private static final Logger LOGGER = LoggerFactory.getLogger(SummaryFile.class);

  private final Path file;
  private boolean failed;

  public SummaryFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Replaces the file atomically, so that readers never see a part of it. */
  public synchronized void write(Summary summary) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, summary.toJson() + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      failed(e);
    }
  }

  /**
   * Overwrites the file in place. Kubernetes mounts the termination log as a single file, which
   * can't be replaced.
   */
  public synchronized void overwrite(Summary summary) {
    try {
      Files.writeString(file, summary.toJson() + "\n");
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException failure) {
    if (!failed) {
      failed = true;
      LOGGER.warn("{} can't be written: {}", file, failure.toString());
    }
  }
}
