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
 * Makes users of a Kafka cluster that may do what was said of them, and nothing else.
 *
 * @see <a href="https://kafka.apache.org/39/documentation.html#security_sasl_scram">Kafka's
 *     documentation</a>
 */
public final class KafkaUsers implements AutoCloseable {
  private static final ScramCredentialInfo CREDENTIAL =
      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);

  private final KafkaAdminClient calls;

  /**
   * The users of a cluster, which need not be there yet.
   *
   * @param administrator who may make them
   * @param timeout how long the caller waits for the cluster
   */
  public KafkaUsers(KafkaConnection administrator, Duration timeout) {
    this.calls = new KafkaAdminClient(administrator, timeout);
  }

  /** Name and address, for messages. */
  public String system() {
    return calls.system();
  }

  /**
   * Gives the users their passwords, which the cluster can't be asked for, and their rights.
   *
   * @throws NotReadyException when the cluster does not answer
   * @throws RejectedException when it does not take it
   */
  public void make(UserFiles files) {
    for (KafkaUser user : files.users()) {
      calls.await(
          calls
              .admin()
              .alterUserScramCredentials(
                  List.of(
                      new UserScramCredentialUpsertion(
                          user.name(), CREDENTIAL, files.passwords().get(user.name()))))
              .all());
      giveRights(user);
    }
  }

  /** The new ones before the old ones go: the user may be at work. */
  private void giveRights(KafkaUser user) {
    AclBindingFilter all = rulesOf(user);
    try {
      Collection<AclBinding> present =
          calls.await(calls.admin().describeAcls(all).values(), SecurityDisabledException.class);
      Set<AclBinding> missing = new HashSet<>(user.rules());
      missing.removeAll(present);
      calls.await(calls.admin().createAcls(missing).all());
      Set<AclBinding> surplus = new HashSet<>(present);
      surplus.removeAll(user.rules());
      calls.await(
          calls.admin().deleteAcls(surplus.stream().map(AclBinding::toFilter).toList()).all());
    } catch (SecurityDisabledException e) {
      throw new RejectedException(
          system(), "it has no authorizer, so that everybody may do everything", e);
    }
  }

  private static AclBindingFilter rulesOf(KafkaUser user) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(
            user.principal(), null, AclOperation.ANY, AclPermissionType.ANY));
  }

  @Override
  public void close() {
    calls.close();
  }
}
