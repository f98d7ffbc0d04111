package dev.streamingpipeline.producer.source;

import java.io.IOException;

/** An answer's body is larger than the source's {@code maxBodySize}. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;
}
