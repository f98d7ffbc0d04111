package dev.streamingpipeline.local.supervise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.Port;
import dev.streamingpipeline.local.report.RecordCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of {@code local up}, in a file for the other commands.
 *
 * @param pipeline the pipeline's name
 * @param processId process ID of {@code local up}
 * @param startedAt start time of that process, as the operating system reports it; process IDs
 *     alone are reused
 * @param phase the current phase
 * @param components the components
 * @param ports ports of the loopback address
 * @param hops the record counts
 */
public record RunState(
    String pipeline,
    long processId,
    String startedAt,
    Phase phase,
    List<ComponentState> components,
    Map<Port, Integer> ports,
    RecordCounts hops) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The phases of {@code local up}. */
  public enum Phase {
    STARTING,
    RUNNING,
    KEEPING,
    STOPPING,
    STOPPED,
    FAILED
  }

  /**
   * The state of one component.
   *
   * @param name the component
   * @param processId null before the first start
   * @param address address for clients; null if it has none
   * @param state starting, ready, or how it ended
   * @param restarts how often it was restarted after it had died
   */
  public record ComponentState(
      String name, Long processId, String address, String state, int restarts) {}

  /** Reads the state in a folder; empty if no pipeline was ever started there. */
  public static Optional<RunState> read(DataFolder folder) throws IOException {
    Path file = folder.stateFile();
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), RunState.class))
        : Optional.empty();
  }

  /** Replaces the file atomically. */
  public void write(DataFolder folder) throws IOException {
    Path next = folder.stateFile().resolveSibling("state.json.next");
    Files.writeString(next, toJson());
    Files.move(
        next,
        folder.stateFile(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The state as JSON, for scripts. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values", e);
    }
  }

  /** The process of {@code local up}, while it is alive. */
  public Optional<ProcessHandle> supervisor() {
    return ProcessHandle.of(processId)
        .filter(handle -> startInstant(handle).equals(startedAt) && handle.isAlive());
  }

  public static String startInstant(ProcessHandle handle) {
    return handle.info().startInstant().map(Object::toString).orElse("unknown");
  }
}
