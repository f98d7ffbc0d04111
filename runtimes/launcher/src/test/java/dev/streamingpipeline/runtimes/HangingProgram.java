package dev.streamingpipeline.runtimes;

import java.util.concurrent.CountDownLatch;

/** Waits for SIGTERM; its shutdown hook then hangs. */
final class HangingProgram {
  private HangingProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitUninterrupted(never)));
    never.await();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
