package dev.streamingpipeline.provisioner.user;

import dev.streamingpipeline.provisioner.kafka.KafkaAdminClient;
import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/**
 * Creates the users of a Kafka cluster, with exactly the declared ACLs.
 *
 * @see <a href="https://kafka.apache.org/39/documentation.html#security_sasl_scram">Kafka's
 *     documentation</a>
 */
public final class KafkaUsers implements AutoCloseable {
  private static final ScramCredentialInfo CREDENTIAL =
      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);

  private final KafkaAdminClient client;

  /**
   * The users of a cluster, which may not be reachable yet.
   *
   * @param administrator the connection of a super user
   * @param timeout how long the caller waits for the cluster
   */
  public KafkaUsers(KafkaConnection administrator, Duration timeout) {
    this.client = new KafkaAdminClient(administrator, timeout);
  }

  /** Name and address, for messages. */
  public String system() {
    return client.system();
  }

  /**
   * Creates or updates the users. Passwords are always written, because the cluster does not return
   * them for a comparison.
   *
   * @throws NotReadyException when the cluster does not answer
   * @throws RejectedException when the cluster rejects a request
   */
  public void createOrUpdate(DeclaredUsers declared) {
    for (KafkaUser user : declared.users()) {
      client.await(
          client
              .admin()
              .alterUserScramCredentials(
                  List.of(
                      new UserScramCredentialUpsertion(
                          user.name(), CREDENTIAL, declared.passwords().get(user.name()))))
              .all());
      updateAcls(user);
    }
  }

  /** Adds the missing ACLs before it removes surplus ones, because the user may be connected. */
  private void updateAcls(KafkaUser user) {
    AclBindingFilter all = allAclsOf(user);
    try {
      Collection<AclBinding> present =
          client.await(client.admin().describeAcls(all).values(), SecurityDisabledException.class);
      Set<AclBinding> missing = new HashSet<>(user.aclBindings());
      missing.removeAll(present);
      client.await(client.admin().createAcls(missing).all());
      Set<AclBinding> surplus = new HashSet<>(present);
      surplus.removeAll(user.aclBindings());
      client.await(
          client.admin().deleteAcls(surplus.stream().map(AclBinding::toFilter).toList()).all());
    } catch (SecurityDisabledException e) {
      throw new RejectedException(
          system(),
          "it has no authorizer, so ACLs have no effect and every client may do everything",
          e);
    }
  }

  private static AclBindingFilter allAclsOf(KafkaUser user) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(
            user.principal(), null, AclOperation.ANY, AclPermissionType.ANY));
  }

  @Override
  public void close() {
    client.close();
  }
}
