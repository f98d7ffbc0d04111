package dev.streamingpipeline.runtimes;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A program to run in a separate JVM.
 *
 * @param name the program's name in messages
 * @param classPath folders, jar files and {@code folder/*}
 * @param environment variables added to those of this process. Secrets must be passed here:
 *     arguments are visible to every user of the machine
 * @param logFile receives standard output and standard error, appended
 * @param standardOutput receives the standard output instead; overwritten at each start
 */
public record JavaProgram(
    String name,
    String mainClass,
    List<String> classPath,
    List<String> jvmArguments,
    List<String> arguments,
    Map<String, String> environment,
    Path workingFolder,
    Path logFile,
    Optional<Path> standardOutput) {

  /** Copies the lists, so that a program is immutable. */
  public JavaProgram {
    requireNonNull(name, "name");
    requireNonNull(mainClass, "mainClass");
    requireNonNull(workingFolder, "workingFolder");
    requireNonNull(logFile, "logFile");
    classPath = List.copyOf(classPath);
    jvmArguments = List.copyOf(jvmArguments);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (classPath.isEmpty()) {
      throw new IllegalArgumentException(name + " has no class path");
    }
  }

  /** Starts a builder; a working folder and a log file are required. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Omits the values of the environment variables, which may be secrets. */
  @Override
  public String toString() {
    return "%s (%s %s, environment %s)"
        .formatted(name, mainClass, arguments, new TreeMap<>(environment).keySet());
  }

  /** Builder of a {@link JavaProgram}. */
  public static final class Builder {
    private final String name;
    private String mainClass;
    private final List<String> classPath = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path workingFolder;
    private Path logFile;
    private Optional<Path> standardOutput = Optional.empty();

    private Builder(String name) {
      this.name = name;
    }

    public Builder mainClass(String value) {
      mainClass = value;
      return this;
    }

    public Builder classPath(String... entries) {
      classPath.addAll(List.of(entries));
      return this;
    }

    public Builder jvmArguments(String... values) {
      return jvmArguments(List.of(values));
    }

    public Builder jvmArguments(List<String> values) {
      jvmArguments.addAll(values);
      return this;
    }

    public Builder arguments(String... values) {
      arguments.addAll(List.of(values));
      return this;
    }

    public Builder environment(Map<String, String> values) {
      environment.putAll(values);
      return this;
    }

    public Builder workingFolder(Path value) {
      workingFolder = value;
      return this;
    }

    public Builder logFile(Path value) {
      logFile = value;
      return this;
    }

    public Builder standardOutput(Path value) {
      standardOutput = Optional.of(value);
      return this;
    }

    /**
     * Builds the program.
     *
     * @throws NullPointerException naming a missing required part
     */
    public JavaProgram build() {
      return new JavaProgram(
          name,
          mainClass,
          classPath,
          jvmArguments,
          arguments,
          environment,
          workingFolder,
          logFile,
          standardOutput);
    }
  }
}
