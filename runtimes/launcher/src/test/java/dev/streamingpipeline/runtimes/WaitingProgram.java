package dev.streamingpipeline.runtimes;

import java.util.concurrent.CountDownLatch;

/** Says "ready", waits for its end, and says "hook" when it may end in an orderly way. */
final class WaitingProgram {
  private WaitingProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    System.out.println("ready " + ProcessHandle.current().pid());
    new CountDownLatch(1).await();
  }
}
