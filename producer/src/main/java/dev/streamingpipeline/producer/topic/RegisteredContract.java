package dev.streamingpipeline.producer.topic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.model.rendering.JsonSchemaRendering;
import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.TransientFailureException;
import dev.streamingpipeline.wire.codec.AvroRecordEncoder;
import dev.streamingpipeline.wire.codec.JsonRecordEncoder;
import dev.streamingpipeline.wire.codec.RecordEncoder;
import dev.streamingpipeline.wire.registry.SchemaRegistryClient;
import dev.streamingpipeline.wire.registry.SchemaRegistryException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The encoder of a contract that the registry knows. Who writes must not register: then a producer
 * with an old pipeline file could bring an old contract back.
 */
public final class RegisteredContract {
  private final Contract contract;
  private final Optional<SchemaRegistryClient> registry;

  /**
   * @param registry may be absent for JSON, which can be written without it
   */
  public RegisteredContract(Contract contract, Optional<SchemaRegistryClient> registry) {
    this.contract = contract;
    this.registry = registry;
  }

  /**
   * Finds the contract and makes its encoder.
   *
   * @throws TransientFailureException when the registry can't be reached, or is in trouble
   * @throws PermanentFailureException when the contract is not registered
   */
  public RecordEncoder encoder() throws TransientFailureException, PermanentFailureException {
    if (contract.format() == SchemaFormat.AVRO) {
      return new AvroRecordEncoder(
          contract, id(registry.orElseThrow(), AvroRendering.of(contract)));
    }
    if (registry.isPresent()) {
      id(registry.get(), JsonSchemaRendering.of(contract));
    }
    return new JsonRecordEncoder(contract);
  }

  private int id(SchemaRegistryClient client, JsonNode schema)
      throws TransientFailureException, PermanentFailureException {
    try {
      return client
          .find(contract.subject(), schema.toString(), contract.format().registryType())
          .orElseThrow(
              () ->
                  new PermanentFailureException(
                      "contract is not registered under %s; run the provisioner"
                          .formatted(contract.subject())));
    } catch (UncheckedIOException e) {
      throw new TransientFailureException(e.getMessage(), e);
    } catch (SchemaRegistryException e) {
      if (e.status() >= 500) {
        throw new TransientFailureException("Schema Registry: " + e.getMessage(), e);
      }
      throw new PermanentFailureException("Schema Registry: " + e.getMessage(), e);
    }
  }
}
