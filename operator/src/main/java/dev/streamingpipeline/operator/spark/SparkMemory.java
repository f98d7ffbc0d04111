package dev.streamingpipeline.operator.spark;

/**
 * How a worker's memory limit is divided: the worker itself, which only starts executors, and one
 * executor, with its heap and the JVM's memory outside of the heap. All in MiB.
 *
 * @param limit memory limit of the container
 * @param workerHeap heap of the worker
 * @param executorHeap heap of the executor, which is all that the worker offers to applications
 */
public record SparkMemory(long limit, long workerHeap, long executorHeap) {
  /** The smallest limit that has room for an executor with the smallest heap. */
  public static final long LEAST_LIMIT = 1024;

  /** From this limit on, JVMs compile and collect for throughput, as in all other pods. */
  private static final long LARGE_LIMIT = 2048;

  /** Spark requires 450 MiB, and the JVM counts a part of its heap as not usable. */
  private static final long LEAST_EXECUTOR_HEAP = 512;

  private static final long WORKER_HEAP = 96;

  /** Classes, code and threads of the worker. */
  private static final long WORKER_OVERHEAD = 128;

  /** Classes, code, threads and network buffers of an executor. */
  private static final long LEAST_EXECUTOR_OVERHEAD =
      LEAST_LIMIT - WORKER_HEAP - WORKER_OVERHEAD - LEAST_EXECUTOR_HEAP;

  private static final long OVERHEAD_PART = 4;
  private static final long MEBIBYTE = 1024 * 1024;

  /**
   * Divides a limit; a limit below the smallest one is divided as if it were the smallest.
   *
   * @param bytes the limit in bytes
   */
  public static SparkMemory of(long bytes) {
    long limit = bytes / MEBIBYTE;
    long executor = Math.max(limit, LEAST_LIMIT) - WORKER_HEAP - WORKER_OVERHEAD;
    long overhead = Math.max(LEAST_EXECUTOR_OVERHEAD, executor / OVERHEAD_PART);
    return new SparkMemory(limit, WORKER_HEAP, executor - overhead);
  }

  /** Whether the limit has room for an executor. */
  public boolean isEnough() {
    return limit >= LEAST_LIMIT;
  }

  /** Whether the executor should be tuned for throughput instead of a quick start. */
  public boolean isLarge() {
    return limit >= LARGE_LIMIT;
  }
}
