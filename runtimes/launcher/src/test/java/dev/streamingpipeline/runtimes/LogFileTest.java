package dev.streamingpipeline.runtimes;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder;

  @Test
  void shouldGiveTheLastLinesOfTheRun() throws IOException {
    Path path = Files.writeString(folder.resolve("kafka.log"), "old\n");
    LogFile log = LogFile.from(path);
    assertThat(log.lastLines(10)).isEmpty();

    Files.writeString(path, "first\nsecond\nthird\n", APPEND);

    assertThat(log.lastLines(2)).containsExactly("second", "third");
    assertThat(log.lastLines(10)).containsExactly("first", "second", "third");
  }

  @Test
  void shouldReadOnlyTheEndOfALongLog() throws IOException {
    Path path = folder.resolve("kafka.log");
    LogFile log = LogFile.from(path);
    Files.writeString(path, "line\n".repeat(100_000) + "last\n");

    assertThat(log.lastLines(1)).containsExactly("last");
    assertThat(log.lastLines(1_000_000)).hasSizeLessThan(100_000);
  }

  @Test
  void shouldBeEmptyBeforeTheFileExists() throws IOException {
    assertThat(LogFile.from(folder.resolve("none.log")).lastLines(1)).isEmpty();
  }
}
