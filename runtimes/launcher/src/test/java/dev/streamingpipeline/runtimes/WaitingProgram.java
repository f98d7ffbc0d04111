package dev.streamingpipeline.runtimes;

import java.util.concurrent.CountDownLatch;

/** Prints "ready", waits for its end, and prints "hook" during a graceful shutdown. */
final class WaitingProgram {
  private WaitingProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    System.out.println("ready " + ProcessHandle.current().pid());
    new CountDownLatch(1).await();
  }
}
