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
 * The kubectl of this machine, with its configuration and its ways to log in.
 *
 * @param context of the configuration; null for the current one
 * @param namespace null for the one of the context
 */
public record Kubectl(String context, String namespace) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORWARDING =
      Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+) .*");

  /**
   * Reads an object.
   *
   * @throws LocalException when it is not there or may not be read, in kubectl's words
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
   * Makes a port of a pod reachable here, until the forward is closed.
   *
   * @throws LocalException when that can't be done, in kubectl's words
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
   * A port of this machine that leads to one of a pod.
   *
   * @param process the one that forwards
   * @param port on the loopback address
   */
  record Forward(Process process, int port) implements AutoCloseable {
    @Override
    public void close() {
      process.destroy();
    }
  }
}
