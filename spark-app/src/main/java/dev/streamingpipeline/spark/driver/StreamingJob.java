package dev.streamingpipeline.spark.driver;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.spark.config.StreamingJobConfig;
import dev.streamingpipeline.spark.executor.CassandraSessions;
import dev.streamingpipeline.spark.executor.KafkaColumns;
import dev.streamingpipeline.spark.executor.OutageException;
import dev.streamingpipeline.spark.executor.PartitionResult;
import dev.streamingpipeline.spark.executor.PartitionWriter;
import dev.streamingpipeline.spark.executor.PermanentFailure;
import dev.streamingpipeline.spark.status.JobStatus;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/**
 * The streaming query from the topic to the table: its source, how it writes a micro-batch, and
 * where it resumes.
 */
public final class StreamingJob {
  private final SparkSession spark;
  private final StreamingJobConfig config;
  private final TopicIdentity topicIdentity;
  private final JobStatus status;

  public StreamingJob(
      SparkSession spark,
      StreamingJobConfig config,
      TopicIdentity topicIdentity,
      JobStatus status) {
    this.spark = spark;
    this.config = config;
    this.topicIdentity = topicIdentity;
    this.status = status;
  }

  /**
   * Starts the query from its checkpoint, or from the topic's earliest offsets where there is none.
   *
   * @throws PermanentFailure when the checkpoint belongs to another topic, or Cassandra refuses the
   *     login
   * @throws OutageException when Kafka or Cassandra does not answer
   */
  public StreamingQuery start() throws TimeoutException {
    topicIdentity.verify();
    // Fails at once when Cassandra is unavailable; in local mode, the first batch also reuses the
    // session.
    CassandraSessions.verifyLogin(spark.sparkContext().getConf());
    var job = config.pipeline().spec().streamingJob();
    return messages()
        .writeStream()
        .queryName(config.pipeline().name())
        .trigger(Trigger.ProcessingTime(job.triggerInterval().toDuration().toMillis()))
        .option("checkpointLocation", config.checkpoint().resolve("query").toUri().toString())
        .foreachBatch(batchWriter())
        .start();
  }

  private Dataset<Row> messages() {
    Pipeline pipeline = config.pipeline();
    DataStreamReader reader =
        spark
            .readStream()
            .format("kafka")
            .option("kafka.bootstrap.servers", config.kafka().bootstrapServers())
            .option("subscribe", pipeline.spec().topic().name())
            .option("startingOffsets", "earliest")
            .option("failOnDataLoss", true)
            .option("maxOffsetsPerTrigger", pipeline.spec().streamingJob().maxOffsetsPerTrigger())
            // With a dead broker the batch fails after this time and is then retried.
            .option("kafkaConsumer.pollTimeoutMs", 30_000);
    for (Map.Entry<String, String> setting : config.kafka().security().entrySet()) {
      reader = reader.option("kafka." + setting.getKey(), setting.getValue());
    }
    return reader.load().selectExpr(KafkaColumns.all());
  }

  private VoidFunction2<Dataset<Row>, Long> batchWriter() {
    KafkaConnection kafka = config.kafka();
    PartitionWriter writer =
        new PartitionWriter(PipelineManifest.write(config.pipeline()), kafka, config.registry());
    return (batch, id) -> {
      topicIdentity.verify();
      List<PartitionResult> results = batch.toJavaRDD().mapPartitions(writer).collect();
      status.wrote(results.stream().reduce(PartitionResult.NOTHING, PartitionResult::plus));
    };
  }
}
