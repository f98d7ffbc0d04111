package dev.streamingpipeline.runtimes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run of a program appended to its log file.
 *
 * @param start size of the file in bytes when the run began
 */
record LogFile(Path path, long start) {
  /** More than any error message needs, whatever the size of the log. */
  private static final int LONGEST_TAIL_BYTES = 64 * 1024;

  /** Marks the start of the next run. The file need not exist. */
  static LogFile from(Path path) throws IOException {
    return new LogFile(path, Files.exists(path) ? Files.size(path) : 0);
  }

  /**
   * The last lines of this run; none when it wrote nothing.
   *
   * @throws UncheckedIOException when the file can't be read
   */
  List<String> lastLines(int count) {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(start, file.length() - LONGEST_TAIL_BYTES);
      byte[] tail = new byte[(int) Math.max(0, file.length() - from)];
      file.seek(from);
      file.readFully(tail);
      List<String> lines = new String(tail, UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
