package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.spec.HttpSourceSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A dead letter: a record that violates the contract. The original bytes are the value; everything
 * else is in headers.
 *
 * @param key identifies the record, so that a letter which was written twice can be recognised;
 *     null if it has none
 * @param value the original bytes; null if the message had none
 * @param headers reason, field, message and origin, as text
 */
@SuppressWarnings("ArrayRecordComponent") // Kafka takes bytes; letters are never compared
public record DeadLetter(byte[] key, byte[] value, Map<String, String> headers) {
  /**
   * The largest dead letter, in bytes: a record may be as large as the source's largest body, and
   * headers are added. It is the limit of the dead-letter topic and of its producers.
   */
  public static final int MAX_BYTES = HttpSourceSpec.MAX_BODY_BYTES + 1024 * 1024;

  /** The reason, a {@link dev.streamingpipeline.model.contract.Violation#reason()}. */
  public static final String REASON = "dead-letter.reason";

  /** The field that violates the contract; absent if the whole record does. */
  public static final String FIELD = "dead-letter.field";

  /** A description of the violation, for people. */
  public static final String MESSAGE = "dead-letter.message";

  /** Origin of the record: {@code source} or {@code topic}. */
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

  /** The dead letter of a record from the source, which was never written to the topic. */
  public static DeadLetter fromSource(
      String pipeline, java.net.URI url, byte[] record, ContractViolationException violation) {
    Map<String, String> headers = headers(pipeline, "source", violation);
    String address = url.toString();
    int query = address.indexOf('?');
    headers.put(URL, query < 0 ? address : address.substring(0, query));
    return new DeadLetter(null, record, headers);
  }

  /** The dead letter of a message in the topic, which was never written to the table. */
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
   * A message of the topic.
   *
   * @param topic the topic
   * @param partition the partition
   * @param offset the offset
   * @param timestamp in milliseconds since 1970
   * @param key null if it has none
   * @param value null if it has none
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Message(
      String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {}
}
