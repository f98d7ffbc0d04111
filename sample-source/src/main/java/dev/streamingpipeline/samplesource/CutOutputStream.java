package dev.streamingpipeline.samplesource;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes a given number of bytes through and fails on the next. */
final class CutOutputStream extends FilterOutputStream {
  private long left;

  CutOutputStream(OutputStream out, long bytes) {
    super(out);
    this.left = bytes;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int through = (int) Math.min(left, length);
    out.write(bytes, offset, through);
    left -= through;
    if (through < length) {
      out.flush();
      throw new IOException("Cut short, as asked for");
    }
  }
}
