package dev.streamingpipeline.samplesource;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Sends a body piece by piece, with a pause after each. */
final class DrippingOutputStream extends FilterOutputStream {
  private final Duration pause;
  private int sentOfPiece;

  DrippingOutputStream(OutputStream out, Duration pause) {
    super(out);
    this.pause = pause;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    while (from < offset + length) {
      int piece = Math.min(offset + length - from, Behaviour.DRIP_BYTES - sentOfPiece);
      out.write(bytes, from, piece);
      from += piece;
      sentOfPiece += piece;
      if (sentOfPiece == Behaviour.DRIP_BYTES) {
        out.flush();
        Pause.of(pause);
        sentOfPiece = 0;
      }
    }
  }
}
