package dev.streamingpipeline.runtimes;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The folder that the build fills with runnable programs: {@code lib/<program>/*.jar}. */
public record Distribution(Path home) {
  /** System property that names the folder. */
  public static final String HOME_PROPERTY = "streamctl.home";

  /** Makes the path absolute, because child processes run in other working directories. */
  public Distribution {
    home = home.toAbsolutePath().normalize();
  }

  /**
   * The distribution that the system property {@value #HOME_PROPERTY} names.
   *
   * @throws IllegalStateException when the property is not set
   */
  public static Distribution locate() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null || home.isBlank()) {
      throw new IllegalStateException(
          "The system property %s is not set: it names the folder that 'make build' fills, target/streamctl"
              .formatted(HOME_PROPERTY));
    }
    return new Distribution(Path.of(home));
  }

  /**
   * Class path entry with all libraries of a program, such as {@code /opt/streamctl/lib/kafka/*}.
   *
   * @throws IllegalStateException when the program was not built
   */
  public String classPath(String program) {
    return folder(program).resolve("*").toString();
  }

  /**
   * A file of a program other than a library, such as its log configuration.
   *
   * @throws IllegalStateException when it is missing
   */
  public Path file(String program, String name) {
    return existing(folder(program).resolve(name));
  }

  /**
   * The one library of a program whose file name matches a pattern, such as {@code jamm-*.jar}.
   *
   * @throws IllegalStateException when none or several match
   */
  public Path library(String program, String pattern) {
    Path folder = folder(program);
    try (DirectoryStream<Path> matches = Files.newDirectoryStream(folder, pattern)) {
      Path found = null;
      for (Path match : matches) {
        if (found != null) {
          throw new IllegalStateException(
              "%s and %s are both in %s. Run 'make clean build'"
                  .formatted(found.getFileName(), match.getFileName(), folder));
        }
        found = match;
      }
      return existing(found == null ? folder.resolve(pattern) : found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The agent that ends a child process with its parent.
   *
   * @throws IllegalStateException when it was not built
   */
  public Path lifelineAgent() {
    return file("lifeline", "lifeline.jar");
  }

  /**
   * JVM arguments for the class-data sharing (CDS) archive of a class path, if {@code
   * dev/cds-archives} has created one. The JVM ignores an archive of other jars than it loads.
   */
  public List<String> archiveArguments(String classPath) {
    String programs =
        Pattern.compile(Pattern.quote(home.resolve("lib") + File.separator) + "([a-z-]+)")
            .matcher(classPath)
            .results()
            .map(match -> match.group(1))
            .distinct()
            .collect(joining("+"));
    Path archive = home.resolve("archives").resolve(programs + ".jsa");
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off")
        : List.of();
  }

  private Path folder(String program) {
    return existing(home.resolve("lib").resolve(program));
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException("%s is missing. Run 'make build'".formatted(path));
    }
    return path;
  }
}
