package dev.streamingpipeline.operator.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A short hash, used to detect changes.
 *
 * @param text 16 hexadecimal digits
 */
public record Fingerprint(String text) {
  private static final int DIGITS = 16;
  private static final Fingerprint NOTHING = new Fingerprint("");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** The hash of texts; their order matters. */
  public static Fingerprint of(String... texts) {
    Fingerprint fingerprint = NOTHING;
    for (String text : texts) {
      fingerprint = fingerprint.and(text);
    }
    return fingerprint;
  }

  /** The hash of a ConfigMap's data. */
  public static Fingerprint of(Map<String, String> data) {
    return of(new TreeMap<>(data).toString());
  }

  /** The hash of values in their JSON form; their order matters. */
  public static Fingerprint ofContent(Object... values) {
    try {
      return of(JSON.writeValueAsString(values));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not made for JSON", e);
    }
  }

  /** Adds the data of a Secret, if it exists. */
  public Fingerprint and(Optional<Secret> secret) {
    return secret
        .map(Secret::getData)
        .map(TreeMap::new)
        .map(TreeMap::toString)
        .map(this::and)
        .orElse(this);
  }

  /** Adds a text. */
  public Fingerprint and(String more) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] hash = digest.digest(more.getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(HexFormat.of().formatHex(hash).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
