package dev.streamingpipeline.model.contract;

import java.util.List;
import java.util.Optional;

/**
 * The schema of a pipeline's records, in the topic and in the table.
 *
 * @param topic the Kafka topic, which also names the registry's subject
 * @param format how records are written to the topic
 * @param key the field whose value is the record's key
 * @param fields the fields in the order the user declared them
 */
public record Contract(String topic, SchemaFormat format, String key, List<Field> fields) {
  /**
   * The largest encoded record, in bytes. A larger one is dead-lettered: Kafka's consumers and
   * Cassandra's mutations are sized for about this much.
   */
  public static final int MAX_RECORD_BYTES = 1024 * 1024;

  /**
   * The largest message that the topic takes, in bytes. Larger than a record, so that an oversized
   * message of another producer reaches the job and is dead-lettered.
   */
  public static final int MAX_MESSAGE_BYTES = 4 * MAX_RECORD_BYTES;

  /** The maximum nesting depth of a source record or a JSON record. */
  public static final int MAX_NESTING_DEPTH = 64;

  public Contract {
    fields = List.copyOf(fields);
  }

  /** The registry's subject by Confluent's TopicNameStrategy. */
  public String subject() {
    return topic + "-value";
  }

  /** The field of that name. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The position of the key field among the fields. */
  public int keyIndex() {
    return indexOf(key);
  }

  /**
   * The position of a field.
   *
   * @throws IllegalArgumentException when the contract has no such field
   */
  public int indexOf(String name) {
    for (int index = 0; index < fields.size(); index++) {
      if (fields.get(index).name().equals(name)) {
        return index;
      }
    }
    throw new IllegalArgumentException("the contract has no field " + name);
  }
}
