package dev.streamingpipeline.operator.spark;

/**
 * Where executors give their blocks to each other and to the driver. Executors of one worker take
 * the first port that is free: one of a driver that is gone may live for some seconds beside its
 * successor.
 */
public final class ExecutorPorts {
  public static final int FIRST = 7100;

  /** How many other ports one tries. */
  public static final int RETRIES = 16;

  public static final int LAST = FIRST + RETRIES;

  private ExecutorPorts() {}
}
