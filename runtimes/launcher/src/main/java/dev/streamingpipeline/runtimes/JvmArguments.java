package dev.streamingpipeline.runtimes;

import java.util.ArrayList;
import java.util.List;

/** JVM arguments for a laptop that runs several JVMs. */
public final class JvmArguments {
  private JvmArguments() {}

  /**
   * For small heaps and quick starts rather than throughput. A later argument overrides an earlier
   * one: add {@code -XX:TieredStopAtLevel=4} for long-running computations.
   *
   * @param heapMegabytes upper limit of the heap in MiB
   */
  public static List<String> small(int heapMegabytes) {
    return List.of(
        "-Xmx%sm".formatted(heapMegabytes),
        // By default the initial heap is 1/64 of the machine's memory, used or not
        "-Xms16m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // After an OutOfMemoryError a process is unreliable; one that exits is detected and
        // restarted
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        // Libraries format numbers into CQL, URLs and messages, and change the case of names. They
        // // must not use the machine's locale, where 5 may be ٥, and the capital of i may be İ
        "-Duser.language=en",
        "-Duser.country=US",
        "-Djava.awt.headless=true",
        "-Djava.net.preferIPv4Stack=true");
  }

  /**
   * For a Spark driver, whose executors are threads of the same JVM.
   *
   * @param heapMegabytes upper limit of the heap in MiB; Spark refuses less than 450
   */
  public static List<String> spark(int heapMegabytes, Distribution distribution) {
    List<String> arguments = new ArrayList<>(small(heapMegabytes));
    arguments.addAll(JvmModules.SPARK);
    // Spark's query planner recurses deeply
    arguments.add("-Xss4m");
    arguments.add("-Dlog4j2.configurationFile=" + distribution.file("spark", "log4j2.properties"));
    return arguments;
  }
}
