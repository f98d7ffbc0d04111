package dev.streamingpipeline.samplesource;

import java.io.IOException;
import java.time.Duration;

/** A pause in the middle of a response. */
final class Pause {
  private Pause() {}

  /** Sleeps; fails like a lost connection when the source is closed in the meantime. */
  static void of(Duration duration) throws IOException {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The source was closed while it waited to answer", e);
    }
  }
}
