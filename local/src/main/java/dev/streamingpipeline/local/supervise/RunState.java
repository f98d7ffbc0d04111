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
 * What {@code local up} tells the other commands, as a file.
 *
 * @param pipeline the pipeline's name
 * @param processId of {@code local up}
 * @param startedAt when that process started, as the system tells it; a process id alone is used
 *     again after a while
 * @param phase what it is doing
 * @param components what runs
 * @param ports on the loopback address
 * @param hops the counts at each hop
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

  /** What {@code local up} is doing. */
  public enum Phase {
    STARTING,
    RUNNING,
    KEEPING,
    STOPPING,
    STOPPED,
    FAILED
  }

  /**
   * One process.
   *
   * @param name the component
   * @param processId null before the first start
   * @param address where clients connect to; null when it has none
   * @param state starting, ready, or how it ended
   * @param restarts how often it was started again after it had died
   */
  public record ComponentState(
      String name, Long processId, String address, String state, int restarts) {}

  /** The state in a folder, if a pipeline was ever started there. */
  public static Optional<RunState> read(DataFolder folder) throws IOException {
    Path file = folder.stateFile();
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), RunState.class))
        : Optional.empty();
  }

  /** Replaces the file in one step, so that nobody reads half of it. */
  public void write(DataFolder folder) throws IOException {
    Path next = folder.stateFile().resolveSibling("state.json.next");
    Files.writeString(next, toJson());
    Files.move(
        next,
        folder.stateFile(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The state for scripts. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values", e);
    }
  }

  /** The process of {@code local up}, while it lives. */
  public Optional<ProcessHandle> supervisor() {
    return ProcessHandle.of(processId)
        .filter(handle -> startInstant(handle).equals(startedAt) && handle.isAlive());
  }

  public static String startInstant(ProcessHandle handle) {
    return handle.info().startInstant().map(Object::toString).orElse("unknown");
  }
}
