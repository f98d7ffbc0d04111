package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.Refusal;
import dev.streamingpipeline.provisioner.plan.RefusedException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import dev.streamingpipeline.provisioner.subject.RegistrySubjects;
import dev.streamingpipeline.provisioner.table.CassandraTables;
import dev.streamingpipeline.provisioner.topic.KafkaTopics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates what a pipeline declares: reads the actual state, plans the difference, and applies the
 * plan when nothing in it is refused. Any failure on the way restarts from reading, so concurrent
 * provisioners and systems that are still starting need no special handling.
 */
final class Provisioner implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Provisioner.class);
  private final ProvisionerConfig config;
  private final KafkaTopics topics;
  private final RegistrySubjects subjects;
  private final CassandraTables tables;
  private final ProvisioningResult result = new ProvisioningResult();
  private final Set<String> warnings = new HashSet<>();
  private final WaitingReasons reasons = new WaitingReasons();

  Provisioner(ProvisionerConfig config) {
    this.config = config;
    this.topics = new KafkaTopics(config.kafka(), config.timeout());
    this.subjects = new RegistrySubjects(config.schemaRegistry());
    this.tables = new CassandraTables(config.cassandra(), config.writer());
  }

  /**
   * Provisions everything, and retries until the actual state matches the declaration.
   *
   * @throws RefusedException when a change is not additive; then nothing was changed
   * @throws RejectedException when a system rejects a planned action
   * @throws NotReadyException when the timeout has passed
   */
  ProvisioningResult run() {
    RetryUntilConverged.run(config.timeout(), reasons, this::converge);
    return result;
  }

  /** Applies the missing changes, then reads the actual state again to verify them. */
  private void converge() {
    List<PlannedSystem<?>> planned = plan();
    if (planned.stream().allMatch(PlannedSystem::isDone)) {
      return;
    }
    planned.forEach(system -> system.apply(result));
    for (PlannedSystem<?> system : plan()) {
      if (!system.isDone()) {
        throw new NotReadyException(
            system.name(), "does not show the applied changes yet: " + system.steps(), null);
      }
    }
  }

  /** Reads the actual state of all systems and plans the changes. */
  private List<PlannedSystem<?>> plan() {
    var topicPlan = reasons.call(topics.system(), () -> topics.plan(config.pipeline()));
    var subjectPlan =
        reasons.call(subjects.system(), () -> subjects.plan(config.pipeline().contract()));
    var tablePlan = reasons.call(tables.system(), () -> tables.plan(config.pipeline()));
    // The registry is applied first: it alone may still reject a plan while it is applied.
    List<PlannedSystem<?>> planned =
        List.of(
            new PlannedSystem<>(subjects.system(), subjects, subjectPlan),
            new PlannedSystem<>(topics.system(), topics, topicPlan),
            new PlannedSystem<>(tables.system(), tables, tablePlan));
    List<Refusal> refusals =
        planned.stream().flatMap(system -> system.plan().refusals().stream()).toList();
    if (!refusals.isEmpty()) {
      throw new RefusedException(refusals);
    }
    planned.forEach(this::note);
    return planned;
  }

  private void note(PlannedSystem<?> system) {
    result.addResources(system.plan());
    system.plan().warnings().stream().filter(warnings::add).forEach(LOGGER::warn);
  }

  @Override
  public void close() {
    tables.close();
    topics.close();
  }
}
