package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Job that runs once for each state of what it works on. When that changes the Job is deleted,
 * and made anew when it is gone; one that a person deletes is made anew as well. It is never
 * patched, because the pods of a Job can't be changed.
 */
public abstract class RunOnceJob extends PipelineObject<Job> {
  /** What the Job works on. */
  static final String INPUT = Pipeline.GROUP + "/input";

  /** How the Job is made. */
  static final String TEMPLATE = Pipeline.GROUP + "/template";

  private static final String COMPLETE = "Complete";
  private static final String FAILED = "Failed";

  protected RunOnceJob(Component component) {
    super(Job.class, component);
  }

  /** The Job as it should be. */
  protected abstract Job job(PipelineContext pipeline);

  /** What the Job works on: when this changes, it runs again. */
  protected abstract Fingerprint input(PipelineContext pipeline);

  /** Whether it should run now. Where not, nothing is made, and what is there stays. */
  protected boolean isWanted(PipelineContext pipeline) {
    return true;
  }

  @Override
  protected final Job render(PipelineContext pipeline) {
    Job job = job(pipeline);
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put(INPUT, input(pipeline).text());
    marks.put(TEMPLATE, Fingerprint.ofContent(job.getSpec()).text());
    job.getMetadata().setAnnotations(marks);
    return job;
  }

  @Override
  protected final ReconcileResult<Job> reconcile(
      StreamingPipeline primary, Job actual, Context<StreamingPipeline> context) {
    PipelineContext pipeline = PipelineContext.of(context);
    if (!isWanted(pipeline)) {
      return ReconcileResult.noOperation(actual);
    }
    if (actual == null) {
      return super.reconcile(primary, null, context);
    }
    Job desired = desired(pipeline);
    if (actual.isMarkedForDeletion()) {
      return ReconcileResult.noOperation(actual);
    }
    if (isOutdated(actual, desired)) {
      // By default a Job's pods would stay. The event of its end brings us here again
      context
          .getClient()
          .resource(actual)
          .withPropagationPolicy(DeletionPropagation.BACKGROUND)
          .delete();
      return ReconcileResult.noOperation(actual);
    }
    return hasLabelsOf(desired, actual)
        ? ReconcileResult.noOperation(actual)
        : ReconcileResult.resourceUpdated(handleUpdate(actual, desired, primary, context));
  }

  /** Gives back what can be changed: the labels by which it is watched. */
  @Override
  public final Job update(
      Job actual, Job desired, StreamingPipeline primary, Context<StreamingPipeline> context) {
    // @formatter:off
    return context
        .getClient()
        .resource(actual)
        .edit(
            job ->
                new JobBuilder(job)
                    .editMetadata()
                      .addToLabels(desired.getMetadata().getLabels())
                    .endMetadata()
                    .build());
    // @formatter:on
  }

  private static boolean hasLabelsOf(Job desired, Job actual) {
    return actual
        .getMetadata()
        .getLabels()
        .entrySet()
        .containsAll(desired.getMetadata().getLabels().entrySet());
  }

  /** Whether it works on something else; or is not done and would be made in another way now. */
  static boolean isOutdated(Job actual, Job desired) {
    return !mark(actual, INPUT).equals(mark(desired, INPUT))
        || (!isComplete(actual) && !mark(actual, TEMPLATE).equals(mark(desired, TEMPLATE)));
  }

  /** Whether it works on this. */
  public static boolean isFor(Job job, Fingerprint input) {
    return !job.isMarkedForDeletion() && mark(job, INPUT).equals(input.text());
  }

  public static boolean isComplete(Job job) {
    return condition(job, COMPLETE).isPresent();
  }

  /** Whether it won't be tried again. */
  public static boolean isFailed(Job job) {
    return condition(job, FAILED).isPresent();
  }

  /** Kubernetes' own words on why it failed. */
  public static String failure(Job job) {
    return condition(job, FAILED).orElse("");
  }

  private static Optional<String> condition(Job job, String type) {
    return job.getStatus() == null
        ? Optional.empty()
        : job.getStatus().getConditions().stream()
            .filter(condition -> condition.getType().equals(type))
            .filter(condition -> condition.getStatus().equals("True"))
            .findFirst()
            .map(condition -> condition.getMessage() == null ? "" : condition.getMessage());
  }

  private static String mark(Job job, String name) {
    Map<String, String> annotations = job.getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(name, "");
  }
}
