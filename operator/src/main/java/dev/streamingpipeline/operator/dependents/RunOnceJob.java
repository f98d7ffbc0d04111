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
 * A Job that runs once for each version of its input. When the input changes, the operator deletes
 * the Job, and creates it again once it is gone. A Job that a user deletes is created again too.
 * The operator never changes the Job's spec, because its pod template is immutable.
 */
public abstract class RunOnceJob extends PipelineObject<Job> {
  /** Annotation with the fingerprint of the Job's input. */
  static final String INPUT = Pipeline.GROUP + "/input";

  /** Annotation with the fingerprint of the Job's spec. */
  static final String TEMPLATE = Pipeline.GROUP + "/template";

  private static final String COMPLETE = "Complete";
  private static final String FAILED = "Failed";

  protected RunOnceJob(Component component) {
    super(Job.class, component);
  }

  /** The desired Job. */
  protected abstract Job job(PipelineContext pipeline);

  /** Fingerprint of the Job's input. When it changes, the Job runs again. */
  protected abstract Fingerprint input(PipelineContext pipeline);

  /**
   * Whether the Job should run now. If not, none is created, and an existing one is not changed.
   */
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
      // By default, pods would stay when their Job is deleted. Once the Job is gone, the event of
      // its deletion triggers another reconciliation
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

  /** Restores the labels by which the operator watches the Job. Nothing else is changed. */
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

  /** Whether the Job is for another input, or has not completed and its spec is out of date. */
  static boolean isOutdated(Job actual, Job desired) {
    return !mark(actual, INPUT).equals(mark(desired, INPUT))
        || (!isComplete(actual) && !mark(actual, TEMPLATE).equals(mark(desired, TEMPLATE)));
  }

  /** Whether the Job is for this input and is not being deleted. */
  public static boolean isFor(Job job, Fingerprint input) {
    return !job.isMarkedForDeletion() && mark(job, INPUT).equals(input.text());
  }

  public static boolean isComplete(Job job) {
    return condition(job, COMPLETE).isPresent();
  }

  /** Whether the Job has failed and will not be retried. */
  public static boolean isFailed(Job job) {
    return condition(job, FAILED).isPresent();
  }

  /** Kubernetes' message on why the Job failed; empty if it has not failed. */
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
