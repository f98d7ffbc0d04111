package dev.streamingpipeline.spark.executor;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.wire.codec.DeadLetter;
import dev.streamingpipeline.wire.codec.DeadLetter.Message;
import dev.streamingpipeline.wire.codec.RecordDecoder;
import dev.streamingpipeline.wire.connection.Credentials;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.connection.TrustedCertificates;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Writes the messages of one partition of a micro-batch as rows. Runs on an executor.
 *
 * <p>Every message becomes a row or a dead letter, or the whole partition fails and is retried:
 * both writes can be repeated. A message is dead-lettered only for its content, never because a
 * system does not answer.
 */
public final class PartitionWriter implements FlatMapFunction<Iterator<Row>, PartitionResult> {
  private static final long serialVersionUID = 1L;

  private final String manifest;
  private final String bootstrapServers;
  private final java.util.Map<String, String> kafkaSecurity;
  private final String registryUrl;
  private final Credentials registryCredentials;
  private final TrustedCertificates registryAuthority;

  public PartitionWriter(
      String manifest, KafkaConnection kafka, Optional<SchemaRegistryConnection> registry) {
    this.manifest = manifest;
    this.bootstrapServers = kafka.bootstrapServers();
    this.kafkaSecurity = kafka.security();
    this.registryUrl = registry.map(SchemaRegistryConnection::url).orElse(null);
    this.registryCredentials = registry.flatMap(SchemaRegistryConnection::credentials).orElse(null);
    this.registryAuthority = registry.flatMap(SchemaRegistryConnection::authority).orElse(null);
  }

  @Override
  public Iterator<PartitionResult> call(Iterator<Row> messages) {
    if (!messages.hasNext()) {
      return List.of(PartitionResult.NOTHING).iterator();
    }
    ExecutorResources resources =
        ExecutorResources.of(
            manifest, new KafkaConnection(bootstrapServers, kafkaSecurity), registry());
    try (CqlSession session = CassandraSessions.open(SparkEnv.get().conf());
        RowWriter rows = new RowWriter(session, resources.pipeline())) {
      return List.of(write(messages, resources, rows)).iterator();
    }
  }

  private Optional<SchemaRegistryConnection> registry() {
    return Optional.ofNullable(registryUrl)
        .map(
            url ->
                new SchemaRegistryConnection(
                    url,
                    Optional.ofNullable(registryCredentials),
                    Optional.ofNullable(registryAuthority)));
  }

  private static PartitionResult write(
      Iterator<Row> messages, ExecutorResources resources, RowWriter rows) {
    Pipeline pipeline = resources.pipeline();
    RecordDecoder decoder = resources.decoder();
    DeadLetterWriter deadLetters = resources.newDeadLetterWriter();
    long count = 0;
    long newest = 0;
    while (messages.hasNext()) {
      Message message = KafkaColumns.message(messages.next());
      count++;
      try {
        List<Object> values = decoder.decode(message.value());
        rows.write(message, values);
        newest = Math.max(newest, message.timestamp());
      } catch (ContractViolationException e) {
        deadLetters.send(DeadLetter.fromTopic(pipeline.name(), message, e));
      }
    }
    rows.awaitAll()
        .forEach(
            (message, violation) ->
                deadLetters.send(DeadLetter.fromTopic(pipeline.name(), message, violation)));
    long dead = deadLetters.awaitAll();
    return new PartitionResult(count, count - dead, dead, newest);
  }
}
