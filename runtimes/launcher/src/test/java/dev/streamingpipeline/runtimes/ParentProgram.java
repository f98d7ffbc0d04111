package dev.streamingpipeline.runtimes;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts a {@link WaitingProgram} whose output goes to the file {@code child.log}. */
final class ParentProgram {
  private ParentProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    JavaProgram child = LifelineIT.program(WaitingProgram.class, Path.of("child.log")).build();
    ChildProcess.start(child, Distribution.locate());
    new CountDownLatch(1).await();
  }
}
