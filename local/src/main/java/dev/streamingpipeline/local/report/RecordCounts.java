package dev.streamingpipeline.local.report;

/**
 * The record counts of one run at each stage, from the source to the table.
 *
 * @param fetched records that the source sent
 * @param delivered records that Kafka acknowledged
 * @param deadLettered records that violated the contract, in the producer or in the job
 * @param written rows that Cassandra acknowledged
 * @param lag messages of the topic that are not in the table yet; null while unknown
 */
public record RecordCounts(
    long fetched, long delivered, long deadLettered, long written, Long lag) {
  public static final RecordCounts NONE = new RecordCounts(0, 0, 0, 0, null);

  @Override
  public String toString() {
    return "fetched %s, delivered %s, dead-lettered %s, written %s, lag %s"
        .formatted(fetched, delivered, deadLettered, written, lag == null ? "unknown" : lag);
  }
}
