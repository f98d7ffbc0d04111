package dev.streamingpipeline.producer.source;

import java.net.UnknownHostException;

/** The host of a redirect has an internal address, which the message names. */
final class InternalAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  InternalAddressException(String message) {
    super(message);
  }
}
