package dev.streamingpipeline.operator.status;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.PipelineStatus.Records;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.producer.ProducerReadiness;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Computes the status. A pure function. */
public final class PipelineStatuses {
  public static final String READY = "Ready";
  public static final String RECONCILING = "Reconciling";
  public static final String STALLED = "Stalled";

  /** Whether records reach the table. */
  public static final String FLOWING = "Flowing";

  private PipelineStatuses() {}

  /**
   * The status after a reconciliation.
   *
   * @param usedBy the names of the pipelines that use this one's platform
   */
  public static PipelineStatus of(
      StreamingPipeline resource, List<String> usedBy, Outcome outcome, Clock clock) {
    Long generation = resource.getMetadata().getGeneration();
    PipelineStatus before = resource.getStatus();
    Conditions conditions =
        new Conditions(before == null ? List.of() : before.conditions(), generation, clock);
    if (outcome instanceof Outcome.Reconciled reconciled) {
      return reconciled(
          reconciled,
          reconciled.records().since(before == null ? null : before.records()),
          usedBy,
          generation,
          conditions);
    }
    invalid(((Outcome.Invalid) outcome).problems(), conditions);
    return new PipelineStatus(
        generation,
        conditions.toList(),
        before == null ? null : before.endpoints(),
        before == null ? null : before.records(),
        before == null ? null : before.sparkWorkers(),
        before == null ? null : before.sparkWorkerSelector(),
        before == null ? null : before.versions(),
        usedBy);
  }

  private static void invalid(List<Problem> problems, Conditions conditions) {
    String message = problems.stream().map(Problem::toString).collect(joining("; "));
    conditions.add(READY, false, "Invalid", message);
    conditions.add(
        RECONCILING, false, "Invalid", "The operator changes nothing until spec is valid");
    conditions.add(STALLED, true, "Invalid", message);
    conditions.retainUnset();
  }

  private static PipelineStatus reconciled(
      Outcome.Reconciled outcome,
      Records records,
      List<String> usedBy,
      Long generation,
      Conditions conditions) {
    PipelineContext pipeline = outcome.pipeline();
    Map<Component, ComponentState> states = states(pipeline, records);
    Optional<String> trouble = outcome.error().map(Failures::describe);
    Optional<Component> blocker = blocker(states);
    boolean flowing = flowing(records, states);
    boolean stalled =
        states.values().stream()
            .anyMatch(state -> state.progress() == ComponentState.Progress.STALLED);

    summary(blocker, states, flowing, trouble, conditions);
    boolean settled = blocker.isEmpty() && trouble.isEmpty();
    conditions.add(
        RECONCILING,
        !settled && !stalled,
        trouble.isPresent() ? "Retrying" : settled ? "Done" : stalled ? "Stalled" : "Progressing",
        trouble.orElse(
            settled
                ? "Everything is up to date"
                : blocker.map(component -> line(component, states)).orElse("")));
    conditions.add(
        STALLED,
        stalled,
        stalled ? "ActionNeeded" : "NotStalled",
        stalled ? stalledLine(states) : "No user action required");
    conditions.add(FLOWING, flowing, flowing ? "RecordsArrived" : "NoRecords", flow(flowing));
    states.forEach(
        (component, state) ->
            conditions.add(
                component.conditionType(), state.isReady(), state.reason(), state.message()));
    return new PipelineStatus(
        generation,
        conditions.toList(),
        Endpoints.of(pipeline),
        records,
        workers(pipeline),
        new TreeMap<>(Labels.selector(pipeline.pipeline(), Component.SPARK_WORKER))
            .entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(joining(",")),
        images(pipeline),
        usedBy);
  }

  private static Map<Component, ComponentState> states(PipelineContext pipeline, Records records) {
    Map<Component, ComponentState> states = new LinkedHashMap<>();
    pipeline.components().forEach(component -> states.put(component, pipeline.stateOf(component)));
    // Rows in the table prove that the first run works, even if it has not ended yet
    if (arrived(records)
        && states.get(Component.PRODUCER).reason().equals(ProducerReadiness.FIRST_RUN)) {
      states.put(
          Component.PRODUCER,
          ComponentState.ready(
              "Delivering", "The first run is in progress, and its records arrive"));
    }
    return states;
  }

  private static boolean arrived(Records records) {
    return records != null && records.written() != null && records.written() > 0;
  }

  /**
   * The first component that blocks the others: a stalled one, otherwise one that is being created,
   * otherwise one that waits.
   */
  private static Optional<Component> blocker(Map<Component, ComponentState> states) {
    return first(states, ComponentState.Progress.STALLED)
        .or(() -> first(states, ComponentState.Progress.WORKING))
        .or(() -> first(states, ComponentState.Progress.WAITING));
  }

  private static Optional<Component> first(
      Map<Component, ComponentState> states, ComponentState.Progress progress) {
    return states.entrySet().stream()
        .filter(state -> state.getValue().progress() == progress)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static void summary(
      Optional<Component> blocker,
      Map<Component, ComponentState> states,
      boolean flowing,
      Optional<String> trouble,
      Conditions conditions) {
    if (blocker.isPresent() && trouble.isPresent()) {
      conditions.add(READY, false, "ReconcileFailed", trouble.get());
    } else if (blocker.isPresent()) {
      conditions.add(
          READY,
          false,
          blocker.get().title() + states.get(blocker.get()).reason(),
          line(blocker.get(), states));
    } else if (!flowing) {
      conditions.add(
          READY,
          false,
          "NoRecords",
          "All components are ready; no record has arrived in the table yet");
    } else {
      conditions.add(READY, true, "Flowing", "Records arrive in the table");
    }
  }

  /**
   * Whether records reach the table. Once one has, this holds while the streaming job and the
   * producer are ready. The driver's count restarts with the driver, so the time of the last row
   * counts too.
   */
  private static boolean flowing(Records records, Map<Component, ComponentState> states) {
    return (arrived(records) || (records != null && records.lastRowAt() != null))
        && states.get(Component.STREAMING_JOB).isReady()
        && states.get(Component.PRODUCER).isReady();
  }

  private static String flow(boolean flowing) {
    return flowing
        ? "Records of the source have arrived in the table"
        : "No record has arrived in the table yet, or the producer or the streaming job is not ready";
  }

  private static String line(Component component, Map<Component, ComponentState> states) {
    return "%s: %s".formatted(component.title(), states.get(component).message());
  }

  private static String stalledLine(Map<Component, ComponentState> states) {
    return first(states, ComponentState.Progress.STALLED)
        .map(component -> line(component, states))
        .orElse("");
  }

  private static Integer workers(PipelineContext pipeline) {
    return pipeline
        .actualState()
        .find(StatefulSet.class, Component.SPARK_WORKER.nameFor(pipeline.pipeline()))
        .map(StatefulSet::getStatus)
        .map(status -> status.getReadyReplicas())
        .orElse(0);
  }

  private static Map<String, String> images(PipelineContext pipeline) {
    Map<String, String> images = new TreeMap<>();
    pipeline
        .actualState()
        .all(StatefulSet.class)
        .forEach(
            set ->
                images.put(
                    set.getMetadata().getLabels().get(Labels.COMPONENT),
                    set.getSpec().getTemplate().getSpec().getContainers().get(0).getImage()));
    return images;
  }
}
