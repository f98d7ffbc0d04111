package dev.streamingpipeline.samplesource;

import java.io.OutputStream;

/** Counts the bytes of a body and discards them. */
final class CountingOutputStream extends OutputStream {
  private long count;

  long count() {
    return count;
  }

  @Override
  public void write(int value) {
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    count += length;
  }
}
