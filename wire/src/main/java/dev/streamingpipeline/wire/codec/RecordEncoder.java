package dev.streamingpipeline.wire.codec;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.ContractViolationException;
import dev.streamingpipeline.model.contract.Violation;
import java.util.List;

/** Writes a record's values in the pipeline's format. Pure; safe for several threads. */
public interface RecordEncoder {
  /**
   * The message's value.
   *
   * @param values in the contract's order, null where an optional field is absent
   */
  byte[] encode(List<Object> values);

  /**
   * Encodes and bounds the size.
   *
   * @throws ContractViolationException when the encoded record is too large
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
