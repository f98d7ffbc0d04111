package dev.streamingpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A golden file with expected output. {@code -Dgolden.update=true} rewrites it, for review. */
final class GoldenFile {
  private GoldenFile() {}

  static void check(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).as("'make golden' writes it").content().isEqualTo(actual);
  }
}
