package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.contract.Violation;
import dev.streamingpipeline.wire.registry.SchemaLookup;
import java.util.List;

/** Decodes the value of a Kafka message into a record, whichever program wrote it. */
public interface RecordDecoder {
  /**
   * Decodes a message.
   *
   * @param value the message's value, not null
   * @return the values in the order of the contract's fields, null for an absent optional field
   * @throws ContractViolationException if it is not a record of the contract
   * @throws java.io.UncheckedIOException if the Schema Registry can't be reached, which is no fault
   *     of the record
   */
  List<Object> decode(byte[] value) throws ContractViolationException;

  /** The decoder for a contract's format. It also rejects missing and oversized values. */
  static RecordDecoder of(Contract contract, SchemaLookup schemas) {
    RecordDecoder decoder =
        contract.format() == SchemaFormat.AVRO
            ? new AvroRecordDecoder(contract, schemas)
            : new JsonRecordDecoder(contract);
    return value -> {
      if (value == null) {
        throw new ContractViolationException(
            Violation.NULL_VALUE, null, "the message has no value");
      }
      if (value.length > Contract.MAX_RECORD_BYTES) {
        throw new ContractViolationException(
            Violation.TOO_LARGE,
            null,
            "has %s bytes; at most %s are allowed"
                .formatted(value.length, Contract.MAX_RECORD_BYTES));
      }
      return decoder.decode(value);
    };
  }
}
