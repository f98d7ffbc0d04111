package dev.streamingpipeline.spark.executor;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.wire.codec.DeadLetter;
import dev.streamingpipeline.wire.codec.RecordDecoder;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.registry.SchemaLookup;
import dev.streamingpipeline.wire.registry.SchemaRegistryClient;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Resources that an executor's tasks share: the decoder with its cached schemas, and the producer
 * of dead letters. Created once per executor, because a task takes only a second.
 */
final class ExecutorResources {
  private static ExecutorResources instance;

  private final Pipeline pipeline;
  private final RecordDecoder decoder;
  private final KafkaConnection kafka;
  private KafkaProducer<byte[], byte[]> producer;

  private ExecutorResources(
      Pipeline pipeline, KafkaConnection kafka, Optional<SchemaRegistryConnection> registry) {
    this.pipeline = pipeline;
    this.kafka = kafka;
    SchemaLookup schemas =
        registry
            .<SchemaLookup>map(known -> new SchemaRegistryClient(known)::schema)
            .orElse(id -> Optional.empty());
    this.decoder = RecordDecoder.of(pipeline.contract(), schemas);
  }

  /** The resources of this executor. One driver has one pipeline, so there is one instance. */
  static synchronized ExecutorResources of(
      String manifest, KafkaConnection kafka, Optional<SchemaRegistryConnection> registry) {
    if (instance == null) {
      try {
        instance =
            new ExecutorResources(
                PipelineManifest.parseValidated(manifest, "pipeline"), kafka, registry);
      } catch (InvalidPipelineException e) {
        throw new IllegalStateException("the driver has read this pipeline", e);
      }
    }
    return instance;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  RecordDecoder decoder() {
    return decoder;
  }

  DeadLetterWriter newDeadLetterWriter() {
    return new DeadLetterWriter(pipeline.spec().topic().deadLetterTopic(), this::producer);
  }

  /** Created with the first dead letter: most executors never write one. */
  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      Map<String, Object> properties = kafka.clientProperties();
      properties.put("acks", "all");
      properties.put("enable.idempotence", true);
      properties.put("compression.type", "zstd");
      properties.put("max.request.size", DeadLetter.MAX_BYTES);
      properties.put("max.block.ms", DeadLetterWriter.ACKNOWLEDGEMENT_TIMEOUT.toMillis());
      properties.put(
          "delivery.timeout.ms", (int) DeadLetterWriter.ACKNOWLEDGEMENT_TIMEOUT.toMillis());
      properties.put(
          "request.timeout.ms", (int) DeadLetterWriter.ACKNOWLEDGEMENT_TIMEOUT.toMillis() / 2);
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }
}
