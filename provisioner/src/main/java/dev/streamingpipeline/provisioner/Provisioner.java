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
 * Makes what a pipeline declares exist: reads what there is, plans, and applies the plan when
 * nothing in it is refused. Whatever fails on the way starts again with reading, so that another
 * provisioner at work, or a system that is only starting, needs no case of its own.
 */
final class Provisioner implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Provisioner.class);
  private final ProvisionerConfig config;
  private final KafkaTopics topics;
  private final RegistrySubjects subjects;
  private final CassandraTables tables;
  private final Outcome outcome = new Outcome();
  private final Set<String> remarks = new HashSet<>();
  private final WaitingReasons reasons = new WaitingReasons();

  Provisioner(ProvisionerConfig config) {
    this.config = config;
    this.topics = new KafkaTopics(config.kafka(), config.timeout());
    this.subjects = new RegistrySubjects(config.schemaRegistry());
    this.tables = new CassandraTables(config.cassandra(), config.writer());
  }

  /**
   * Does it.
   *
   * @throws RefusedException when it can't be done by adding; then nothing was changed
   * @throws RejectedException when a system does not take what was planned
   * @throws NotReadyException when the time is up
   */
  Outcome run() {
    RetryUntilConverged.run(config.timeout(), reasons, this::converge);
    return outcome;
  }

  /** Does what is missing. It is done when a second look finds it done. */
  private void converge() {
    List<PlannedSystem<?>> planned = plan();
    if (planned.stream().allMatch(PlannedSystem::isDone)) {
      return;
    }
    planned.forEach(system -> system.apply(outcome));
    for (PlannedSystem<?> system : plan()) {
      if (!system.isDone()) {
        throw new NotReadyException(
            system.name(), "does not show yet what was done: " + system.steps(), null);
      }
    }
  }

  /** Reads everything, in the order in which the systems depend on each other. */
  private List<PlannedSystem<?>> plan() {
    var topicPlan = reasons.ask(topics.system(), () -> topics.plan(config.pipeline()));
    var subjectPlan =
        reasons.ask(subjects.system(), () -> subjects.plan(config.pipeline().contract()));
    var tablePlan = reasons.ask(tables.system(), () -> tables.plan(config.pipeline()));
    // The registry comes first: only it may find a reason against a plan while it is applied.
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
    outcome.declared(system.plan());
    system.plan().remarks().stream().filter(remarks::add).forEach(LOGGER::warn);
  }

  @Override
  public void close() {
    tables.close();
    topics.close();
  }
}
