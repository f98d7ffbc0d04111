package dev.streamingpipeline.operator.pipeline;

import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords. */
public final class Passwords {
  /**
   * 256 bits, as for an AES-256 key. With an equals sign appended, the password is a Fernet key
   * too.
   */
  private static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** A new password: 43 letters, digits, dashes and underscores. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
