package dev.streamingpipeline.samplesource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digests in a person's {@code login}; every Java runtime has these three algorithms. */
enum Digest {
  MD5("MD5"),
  SHA1("SHA-1"),
  SHA256("SHA-256");

  private final String algorithm;

  Digest(String algorithm) {
    this.algorithm = algorithm;
  }

  static byte[] sha256(byte[] bytes) {
    return SHA256.of(bytes);
  }

  /** The digest of the text's UTF-8 bytes, in lower-case hexadecimal. */
  String hexadecimal(String text) {
    return HexFormat.of().formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime has no " + algorithm, e);
    }
  }
}
