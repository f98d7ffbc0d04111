package dev.streamingpipeline.operator.pipeline;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody guesses. */
public final class Passwords {
  /** More than an AES-256 key needs; with an equals sign at the end it is a Fernet key too. */
  private static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** A new one: 43 letters, digits, dashes and underscores. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
