package dev.streamingpipeline.spark.executor;

import dev.streamingpipeline.wire.codec.DeadLetter.Message;
import java.sql.Timestamp;
import org.apache.spark.sql.Row;

/** The columns of Spark's Kafka source that the job reads. */
public final class KafkaColumns {
  private KafkaColumns() {}

  /** Their names, in the order that {@link #message} expects. */
  public static String[] all() {
    return new String[] {"topic", "partition", "offset", "timestamp", "key", "value"};
  }

  /** The message in a row of {@link #all}. */
  static Message message(Row row) {
    Timestamp timestamp = row.getTimestamp(3);
    return new Message(
        row.getString(0),
        row.getInt(1),
        row.getLong(2),
        timestamp.getTime(),
        row.isNullAt(4) ? null : row.<byte[]>getAs(4),
        row.isNullAt(5) ? null : row.<byte[]>getAs(5));
  }
}
