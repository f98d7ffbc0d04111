package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.spec.HttpSourceSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record that broke the contract, as it goes to the dead-letter topic: the original bytes as the
 * value, everything else in headers.
 *
 * @param key the message's key, so that the same letter written twice can be told; null when it has
 *     none
 * @param value the original bytes; null when the message had none
 * @param headers reason, field, message and origin, as text
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are what Kafka takes; letters are never compared
public record DeadLetter(byte[] key, byte[] value, Map<String, String> headers) {
  /**
   * The largest letter, in bytes: the largest body of a source may be one record, and there are the
   * headers. The dead-letter topic takes it, and who writes there asks for no more.
   */
  public static final int MAX_BYTES = HttpSourceSpec.MAX_BODY_BYTES + 1024 * 1024;

  /** Why: a {@link dev.streamingpipeline.model.contract.Violation#reason()}. */
  public static final String REASON = "dead-letter.reason";

  /** The field that it is about; absent when it is about the whole record. */
  public static final String FIELD = "dead-letter.field";

  /** What was found, for a person. */
  public static final String MESSAGE = "dead-letter.message";

  /** Where the record comes from: {@code source} or {@code topic}. */
  public static final String ORIGIN = "dead-letter.origin";

  /** The pipeline's name. */
  public static final String PIPELINE = "dead-letter.pipeline";

  /** The source's URL without its query, which may hold a credential. */
  public static final String URL = "dead-letter.url";

  /** The topic of a message. */
  public static final String TOPIC = "dead-letter.topic";

  /** The partition of a message. */
  public static final String PARTITION = "dead-letter.partition";

  /** The offset of a message. */
  public static final String OFFSET = "dead-letter.offset";

  /** The timestamp of a message, in milliseconds since 1970. */
  public static final String TIMESTAMP = "dead-letter.timestamp";

  /** The original key of a message, as text. */
  public static final String KEY = "dead-letter.key";

  /** A record that the source sent and that never became a message. */
  public static DeadLetter fromSource(
      String pipeline, java.net.URI url, byte[] record, ContractViolationException violation) {
    Map<String, String> headers = headers(pipeline, "source", violation);
    String address = url.toString();
    int query = address.indexOf('?');
    headers.put(URL, query < 0 ? address : address.substring(0, query));
    return new DeadLetter(null, record, headers);
  }

  /** A message of the topic that never became a row. */
  public static DeadLetter fromTopic(
      String pipeline, Message message, ContractViolationException violation) {
    Map<String, String> headers = headers(pipeline, "topic", violation);
    headers.put(TOPIC, message.topic());
    headers.put(PARTITION, String.valueOf(message.partition()));
    headers.put(OFFSET, String.valueOf(message.offset()));
    headers.put(TIMESTAMP, String.valueOf(message.timestamp()));
    if (message.key() != null) {
      headers.put(KEY, new String(message.key(), StandardCharsets.UTF_8));
    }
    String key = "%s-%s-%s".formatted(message.topic(), message.partition(), message.offset());
    return new DeadLetter(key.getBytes(StandardCharsets.UTF_8), message.value(), headers);
  }

  private static Map<String, String> headers(
      String pipeline, String origin, ContractViolationException violation) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(REASON, violation.violation().reason());
    violation.field().ifPresent(field -> headers.put(FIELD, field));
    headers.put(MESSAGE, violation.getMessage());
    headers.put(ORIGIN, origin);
    headers.put(PIPELINE, pipeline);
    return headers;
  }

  /**
   * A message as it stands in the topic.
   *
   * @param topic the topic
   * @param partition the partition
   * @param offset the offset
   * @param timestamp in milliseconds since 1970
   * @param key null when it has none
   * @param value null when it has none
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Message(
      String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {}
}
