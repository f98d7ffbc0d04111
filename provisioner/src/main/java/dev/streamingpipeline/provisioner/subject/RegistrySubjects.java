package dev.streamingpipeline.provisioner.subject;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.provisioner.plan.NetworkFailure;
import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.Plan;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import dev.streamingpipeline.wire.connection.CertificateRefusal;
import dev.streamingpipeline.wire.registry.SchemaRegistryClient;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import dev.streamingpipeline.wire.registry.SchemaRegistryException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Plans and applies changes to the subjects of a schema registry. */
public final class RegistrySubjects {
  /** Statuses that no retry resolves: bad request, unauthorized, conflict and unprocessable. */
  private static final Set<Integer> NOT_RETRIABLE = Set.of(400, 401, 409, 422);

  private final SchemaRegistryConnection connection;
  private final SchemaRegistryClient client;

  /** The subjects of a registry, which may not be reachable yet. */
  public RegistrySubjects(SchemaRegistryConnection connection) {
    this.connection = connection;
    this.client = new SchemaRegistryClient(connection);
  }

  /** Name and address, for messages. */
  public String system() {
    return "Schema Registry at " + connection.url();
  }

  /**
   * Reads the contract's subject and plans the changes to it.
   *
   * @throws NotReadyException when the registry does not answer
   * @throws RejectedException when the registry rejects a request
   */
  public Plan<RegistrySubjects> plan(Contract contract) {
    return SubjectPlanner.plan(contract, call(() -> read(contract)));
  }

  private ActualSubject read(Contract contract) {
    Optional<String> latest = client.latest(contract.subject());
    // A registry that is lastCalled to compare an Avro schema with a JSON Schema answers with an
    // error
    boolean comparable =
        latest
            .flatMap(RegisteredSchema::parse)
            .filter(schema -> schema.format() == contract.format())
            .isPresent();
    if (!comparable) {
      return new ActualSubject(client.compatibility(contract.subject()), latest, false, List.of());
    }
    String schema = SubjectPlanner.schema(contract);
    String type = contract.format().registryType();
    return new ActualSubject(
        client.compatibility(contract.subject()),
        latest,
        client.find(contract.subject(), schema, type).isPresent(),
        client.incompatibilities(contract.subject(), schema, type));
  }

  void setLevel(SubjectAction.SetLevel level) {
    call(
        () -> {
          client.setCompatibility(level.subject(), level.after());
          return level;
        });
  }

  void register(SubjectAction.Register schema) {
    call(() -> client.register(schema.subject(), schema.schema(), schema.format().registryType()));
  }

  private <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (UncheckedIOException e) {
      Optional<String> refusal = CertificateRefusal.reason(e, SchemaRegistryConnection.CA_FILE);
      if (refusal.isPresent()) {
        throw new RejectedException(system(), refusal.get(), e);
      }
      throw new NotReadyException(system(), NetworkFailure.reason(e), e);
    } catch (SchemaRegistryException e) {
      if (NOT_RETRIABLE.contains(e.status())) {
        throw new RejectedException(system(), e.getMessage(), e);
      }
      throw new NotReadyException(system(), e.getMessage(), e);
    }
  }
}
