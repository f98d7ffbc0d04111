package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.contract.Violation;
import dev.streamingpipeline.wire.registry.SchemaLookup;
import java.util.List;

/** Reads a record's values from a message, whoever wrote it. */
public interface RecordDecoder {
  /**
   * The record's values in the contract's order, null where an optional field is absent.
   *
   * @param value the message's value, not null
   * @throws ContractViolationException when it is no record of the contract
   * @throws java.io.UncheckedIOException when the registry can't be reached, which says nothing
   *     about the record
   */
  List<Object> decode(byte[] value) throws ContractViolationException;

  /** The decoder of a contract's format, which also refuses absent and oversized values. */
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
