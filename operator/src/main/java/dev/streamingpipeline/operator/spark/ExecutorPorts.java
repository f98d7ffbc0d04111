package dev.streamingpipeline.operator.spark;

/**
 * The block manager ports of executors, for other executors and the driver. Executors of one worker
 * use the first free port: an executor of a former driver may live for some seconds beside the new
 * one.
 */
public final class ExecutorPorts {
  public static final int FIRST = 7100;

  /** How many further ports an executor tries. */
  public static final int RETRIES = 16;

  public static final int LAST = FIRST + RETRIES;

  private ExecutorPorts() {}
}
