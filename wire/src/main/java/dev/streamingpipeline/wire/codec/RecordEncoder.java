package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Violation;
import java.util.List;

/** Encodes a record in the pipeline's format. Pure and thread-safe. */
public interface RecordEncoder {
  /**
   * Encodes a record.
   *
   * @param values in the order of the contract's fields, null for an absent optional field
   * @return the message's value
   */
  byte[] encode(List<Object> values);

  /**
   * Encodes a record of limited size.
   *
   * @throws ContractViolationException if the encoded record is too large
   */
  default byte[] encodeWithinLimit(List<Object> values) throws ContractViolationException {
    byte[] bytes = encode(values);
    if (bytes.length > Contract.MAX_RECORD_BYTES) {
      throw new ContractViolationException(
          Violation.TOO_LARGE,
          null,
          "has %s bytes; at most %s are allowed"
              .formatted(bytes.length, Contract.MAX_RECORD_BYTES));
    }
    return bytes;
  }
}
