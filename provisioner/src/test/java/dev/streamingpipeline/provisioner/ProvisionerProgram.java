package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.JvmArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The released provisioner: the jars of the distribution, in a separate process.
 *
 * @param folder receives the standard output and standard error of the last run
 */
record ProvisionerProgram(Path folder) {
  /** Starts it with exactly these environment variables. */
  Process start(Map<String, String> variables) throws IOException {
    return start(ProvisionerMain.class, variables);
  }

  /** Starts another program from the same jars. */
  Process start(Class<?> main, Map<String, String> variables) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmArguments.small(96));
    Distribution distribution = Distribution.locate();
    String classPath = distribution.classPath("provisioner");
    command.addAll(distribution.archiveArguments(classPath));
    command.addAll(List.of("-cp", classPath, main.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.start();
  }

  /** The lines of its standard output. */
  List<String> output() throws IOException {
    return Files.readAllLines(folder.resolve("out"));
  }

  /** Its standard error. */
  String errors() throws IOException {
    return Files.readString(folder.resolve("err"));
  }
}
