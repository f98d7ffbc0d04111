package dev.streamingpipeline.runtimes;

import java.util.ArrayList;
import java.util.List;

/** Arguments of a JVM that shares a laptop with several others. */
public final class JvmArguments {
  private JvmArguments() {}

  /**
   * For small heaps and quick starts rather than throughput. A later argument overrides an earlier
   * one: add {@code -XX:TieredStopAtLevel=4} for a program that computes for long.
   *
   * @param heapMegabytes upper limit of the heap in MiB
   */
  public static List<String> small(int heapMegabytes) {
    return List.of(
        "-Xmx%sm".formatted(heapMegabytes),
        // By default the heap starts with 1/64 of the machine's memory, used or not
        "-Xms16m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // A process without memory limps on in odd ways; one that ended is noticed and restarted
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        // Libraries write numbers into CQL, URLs and messages, and change the case of names: in
        // English whatever the machine speaks. Elsewhere 5 may be ٥, and the capital of i is İ
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
    // Spark's planner calls itself deeply
    arguments.add("-Xss4m");
    arguments.add("-Dlog4j2.configurationFile=" + distribution.file("spark", "log4j2.properties"));
    return arguments;
  }
}
