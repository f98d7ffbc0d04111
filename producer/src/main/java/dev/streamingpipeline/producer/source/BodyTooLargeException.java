package dev.streamingpipeline.producer.source;

import java.io.IOException;

/** The body of a response is larger than {@code maxBodySize} of the source. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;
}
