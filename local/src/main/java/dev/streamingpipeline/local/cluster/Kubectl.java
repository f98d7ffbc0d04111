package dev.streamingpipeline.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.local.machine.LocalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the kubectl of this machine, with the user's configuration and credentials.
 *
 * @param context context of the configuration; null for the current one
 * @param namespace null for that of the context
 */
public record Kubectl(String context, String namespace) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORWARDING =
      Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+) .*");

  /**
   * Reads an object.
   *
   * @throws LocalException if it does not exist or must not be read; the message is kubectl's
   */
  JsonNode get(String type, String name) throws IOException, InterruptedException {
    Process process = start(List.of("get", type, name, "--output", "json"));
    byte[] output = process.getInputStream().readAllBytes();
    String complaint = new String(process.getErrorStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new LocalException(complaint.strip());
    }
    return JSON.readTree(output);
  }

  /**
   * Forwards a local port to a port of a pod, until it is closed.
   *
   * @throws LocalException if that fails; the message is kubectl's
   */
  Forward forward(String pod, int port) throws IOException, InterruptedException {
    Process process =
        start(List.of("port-forward", "pod/" + pod, ":" + port, "--address", "127.0.0.1"));
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = output.readLine();
    Matcher forwarding = FORWARDING.matcher(line == null ? "" : line);
    if (!forwarding.matches()) {
      process.destroy();
      throw new LocalException(new String(process.getErrorStream().readAllBytes(), UTF_8).strip());
    }
    return new Forward(process, Integer.parseInt(forwarding.group(1)));
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    if (context != null) {
      command.addAll(List.of("--context", context));
    }
    if (namespace != null) {
      command.addAll(List.of("--namespace", namespace));
    }
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new LocalException(
          "there is no kubectl on the path; install it, or add its folder to PATH");
    }
  }

  /**
   * A local port that is forwarded to a pod.
   *
   * @param process the kubectl process
   * @param port port of the loopback address
   */
  record Forward(Process process, int port) implements AutoCloseable {
    @Override
    public void close() {
      process.destroy();
    }
  }
}
