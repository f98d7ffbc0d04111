package dev.streamingpipeline.spark;

import dev.streamingpipeline.wire.DeadLetter.Message;
import java.sql.Timestamp;
import org.apache.spark.sql.Row;

/** The columns of Spark's Kafka source that the job reads. */
final class KafkaColumns {
  static final String[] ALL = {"topic", "partition", "offset", "timestamp", "key", "value"};

  private KafkaColumns() {}

  /** The message in a row of {@link #ALL}. */
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
