package dev.streamingpipeline.cassandra;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.cassandra.auth.AuthenticatedUser;
import org.apache.cassandra.auth.CassandraRoleManager;
import org.apache.cassandra.auth.Role;
import org.apache.cassandra.auth.RoleResource;
import org.apache.cassandra.concurrent.ScheduledExecutors;
import org.apache.cassandra.exceptions.ConfigurationException;
import org.apache.cassandra.exceptions.RequestExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the superuser that two files declare, and never Cassandra's default superuser, whose name
 * and password are public. The role is set up before the node opens its CQL port, unless too few
 * nodes are up to read and write roles.
 */
public final class DeclaredSuperuserRoleManager extends CassandraRoleManager {
  /** The parameter in {@code cassandra.yaml} that names the folder of the two files. */
  static final String CREDENTIALS_FOLDER = "credentials_folder";

  private static final Logger LOGGER = LoggerFactory.getLogger(DeclaredSuperuserRoleManager.class);
  private static final Superuser DEFAULT =
      new Superuser(DEFAULT_SUPERUSER_NAME, DEFAULT_SUPERUSER_PASSWORD);
  private static final long RETRY_SECONDS = 1;

  private final Superuser declared;
  private volatile boolean isSetUp;
  private boolean isWaiting;

  /**
   * Called by Cassandra with the parameters of its file.
   *
   * @throws ConfigurationException when the files declare no usable superuser, which ends the node
   */
  public DeclaredSuperuserRoleManager(Map<String, String> parameters) {
    String folder = parameters.get(CREDENTIALS_FOLDER);
    if (folder == null) {
      throw new ConfigurationException(
          "role_manager in cassandra.yaml has no parameter %s, the folder with the files %s and %s"
              .formatted(CREDENTIALS_FOLDER, Superuser.NAME_FILE, Superuser.PASSWORD_FILE));
    }
    declared = Superuser.read(Path.of(folder));
    if (declared.equals(DEFAULT)) {
      throw new ConfigurationException(
          "%s declares Cassandra's own superuser %s with its well-known password. Choose another password"
              .formatted(folder, DEFAULT.name()));
    }
  }

  /**
   * Sets the role up synchronously, on the thread that will open the CQL port, so that clients can
   * log in as soon as the port answers.
   *
   * @param defaultSetup would create the default superuser; ignored
   */
  @Override
  protected void scheduleSetupTask(Callable<Void> defaultSetup) {
    setUpOrRetry();
  }

  private void setUpOrRetry() {
    try {
      declare();
      dropDefault();
      isSetUp = true;
    } catch (RequestExecutionException e) {
      // Must not block: the other nodes may be waiting for this node to answer
      if (!isWaiting) {
        LOGGER.warn("Superuser {} waits for more nodes: {}", declared.name(), e.getMessage());
        isWaiting = true;
      }
      Future<?> unused =
          ScheduledExecutors.optionalTasks.schedule(
              this::setUpOrRetry, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void declare() {
    StoredRole stored = StoredRole.read(declared.name(), consistencyForRoleRead(declared.name()));
    if (stored.isSuperuser() && stored.hasPassword(declared.password())) {
      LOGGER.info("Superuser {} is there", declared.name());
      return;
    }
    // createRole also overwrites an existing role. alterRole is refused within 5 s of its last
    // change
    createRole(
        AuthenticatedUser.SYSTEM_USER, RoleResource.role(declared.name()), declared.options());
    LOGGER.info("{} superuser {}", stored.exists() ? "Changed" : "Created", declared.name());
  }

  /**
   * Drops the default superuser, which exists only in data of a node that ran without this class.
   */
  private void dropDefault() {
    StoredRole stored = StoredRole.read(DEFAULT.name(), consistencyForRoleRead(DEFAULT.name()));
    if (stored.hasPassword(DEFAULT.password())) {
      dropRole(AuthenticatedUser.SYSTEM_USER, RoleResource.role(DEFAULT.name()));
      LOGGER.warn("Dropped the role {}: it had the well-known password", DEFAULT.name());
    }
  }

  /** Hides the default superuser, which then can't log in, until it is certainly dropped. */
  @Override
  public Set<Role> getRoleDetails(RoleResource role) {
    return isSetUp || !role.getRoleName().equals(DEFAULT.name())
        ? super.getRoleDetails(role)
        : Set.of();
  }
}
