package dev.streamingpipeline.producer.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.mapping.RecordMapper;
import dev.streamingpipeline.wire.codec.DeadLetter;
import dev.streamingpipeline.wire.codec.RecordEncoder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Creates the Kafka message of a record: for the topic, or for the dead-letter topic. Pure. */
public final class ProducerRecordFactory {
  private final String pipeline;
  private final URI url;
  private final String topic;
  private final String deadLetterTopic;
  private final int keyIndex;
  private final RecordMapper mapper;
  private final RecordEncoder encoder;

  public ProducerRecordFactory(Pipeline pipeline, RecordEncoder encoder) {
    this.pipeline = pipeline.name();
    this.url = URI.create(pipeline.spec().source().http().url());
    this.topic = pipeline.spec().topic().name();
    this.deadLetterTopic = pipeline.spec().topic().deadLetterTopic();
    this.keyIndex = pipeline.contract().keyIndex();
    this.mapper = RecordMapper.compile(pipeline.spec().schema());
    this.encoder = encoder;
  }

  /**
   * Creates the message of a record.
   *
   * @param record the original bytes from the source
   */
  Message message(byte[] record) {
    try {
      List<Object> values = mapper.map(record);
      byte[] value = encoder.encodeWithinLimit(values);
      byte[] key = values.get(keyIndex).toString().getBytes(UTF_8);
      return new Message(new ProducerRecord<>(topic, key, value), null);
    } catch (ContractViolationException e) {
      DeadLetter letter = DeadLetter.fromSource(pipeline, url, record, e);
      ProducerRecord<byte[], byte[]> message =
          new ProducerRecord<>(deadLetterTopic, letter.key(), letter.value());
      for (Map.Entry<String, String> header : letter.headers().entrySet()) {
        message.headers().add(header.getKey(), header.getValue().getBytes(UTF_8));
      }
      return new Message(message, e);
    }
  }

  /**
   * A message to send.
   *
   * @param violation the reason for a dead letter; null otherwise
   */
  record Message(ProducerRecord<byte[], byte[]> kafka, ContractViolationException violation) {
    boolean isDeadLetter() {
      return violation != null;
    }
  }
}
