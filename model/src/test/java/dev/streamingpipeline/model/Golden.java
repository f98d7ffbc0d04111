package dev.streamingpipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that state what comes out. {@code -Dgolden.update=true} rewrites them, for review. */
public final class Golden {
  public static final Path RESOURCES = Path.of("src", "test", "resources");

  private Golden() {}

  public static boolean updating() {
    return Boolean.getBoolean("golden.update");
  }

  /** Compares a text with a file, or rewrites the file. */
  public static void check(Path file, String actual) throws IOException {
    if (updating()) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
      return;
    }
    assertThat(file).as("run again with -Dgolden.update=true and review what changed").exists();
    assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
  }
}
