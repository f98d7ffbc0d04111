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
 * Creates the encoder of a contract that the registry already has. The producer never registers a
 * contract: with an old pipeline file it could bring back an old contract.
 */
public final class RegisteredContract {
  private final Contract contract;
  private final Optional<SchemaRegistryClient> registry;

  /**
   * Creates a lookup of a contract.
   *
   * @param contract the pipeline's contract
   * @param registry may be absent for JSON, which can be encoded without it
   */
  public RegisteredContract(Contract contract, Optional<SchemaRegistryClient> registry) {
    this.contract = contract;
    this.registry = registry;
  }

  /**
   * Looks up the contract and creates its encoder.
   *
   * @throws TransientFailureException if the registry can't be reached, or fails
   * @throws PermanentFailureException if the contract is not registered
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
