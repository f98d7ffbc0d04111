package dev.streamingpipeline.operator;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.common.Observed;
import dev.streamingpipeline.operator.common.Passwords;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziInstallation;
import dev.streamingpipeline.operator.network.Surroundings;
import dev.streamingpipeline.operator.readiness.ComponentState;
import dev.streamingpipeline.operator.readiness.Readiness;
import dev.streamingpipeline.operator.secrets.NamedSecrets;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one reconciliation works with.
 *
 * @param pipeline what the user asks for, valid and with defaults
 * @param namespace where it is
 * @param images which image each component runs
 * @param readinesses how to tell of each component whether it serves
 * @param observed what exists
 * @param passwords gives a new one each time
 * @param strimzi what the cluster has of Strimzi; nothing for a pipeline that does not want it
 * @param secrets those that the pipeline names
 * @param surroundings what is around pipelines
 * @param hosting for a guest, the pipeline whose platform it uses
 * @param guests those that use this pipeline's platform
 */
public record PipelineContext(
    Pipeline pipeline,
    String namespace,
    ComponentImages images,
    Function<Component, Readiness> readinesses,
    Observed observed,
    Supplier<String> passwords,
    StrimziInstallation strimzi,
    NamedSecrets secrets,
    Surroundings surroundings,
    Optional<PipelineContext> hosting,
    List<PipelineContext> guests) {
  public PipelineContext {
    guests = List.copyOf(guests);
  }

  /** With passwords that nobody guesses. */
  public PipelineContext(
      Pipeline pipeline,
      String namespace,
      ComponentImages images,
      Function<Component, Readiness> readinesses,
      Observed observed) {
    this(pipeline, namespace, images, readinesses, observed, Passwords::next);
  }

  /** Without Strimzi and Secrets of the user's, and with nothing known of what is around it. */
  public PipelineContext(
      Pipeline pipeline,
      String namespace,
      ComponentImages images,
      Function<Component, Readiness> readinesses,
      Observed observed,
      Supplier<String> passwords) {
    this(
        pipeline,
        namespace,
        images,
        readinesses,
        observed,
        passwords,
        StrimziInstallation.NONE,
        NamedSecrets.NONE,
        Surroundings.UNKNOWN,
        Optional.empty(),
        List.of());
  }

  /** The same, in a cluster that has this of Strimzi. */
  public PipelineContext with(StrimziInstallation installation) {
    return copy(installation, secrets, surroundings, hosting, guests);
  }

  /** The same, with this known of the Secrets that it names. */
  public PipelineContext with(NamedSecrets known) {
    return copy(strimzi, known, surroundings, hosting, guests);
  }

  /** The same, with this around it. */
  public PipelineContext with(Surroundings others) {
    return copy(strimzi, secrets, others, hosting, guests);
  }

  /** The same as a guest of this platform, which knows of Strimzi and of the platform's Secrets. */
  public PipelineContext on(PipelineContext platform) {
    return copy(
        platform.strimzi,
        secrets.and(platform.secrets),
        surroundings,
        Optional.of(platform),
        guests);
  }

  /** The same with these guests. */
  public PipelineContext with(List<PipelineContext> others) {
    return copy(strimzi, secrets, surroundings, hosting, others);
  }

  private PipelineContext copy(
      StrimziInstallation installation,
      NamedSecrets known,
      Surroundings around,
      Optional<PipelineContext> platform,
      List<PipelineContext> others) {
    return new PipelineContext(
        pipeline,
        namespace,
        images,
        readinesses,
        observed,
        passwords,
        installation,
        known,
        around,
        platform,
        others);
  }

  /** The one that the reconciler put there. */
  public static PipelineContext of(Context<?> context) {
    return context
        .managedWorkflowAndDependentResourceContext()
        .getMandatory(PipelineContext.class, PipelineContext.class);
  }

  /** The one that the reconciler put there, if it came so far. */
  static Optional<PipelineContext> find(Context<?> context) {
    return context
        .managedWorkflowAndDependentResourceContext()
        .get(PipelineContext.class, PipelineContext.class);
  }

  /** For the objects of this reconciliation. */
  void putInto(Context<?> context) {
    context.managedWorkflowAndDependentResourceContext().put(PipelineContext.class, this);
  }

  /** The pipeline whose brokers, registry and Cassandra this one uses: by default its own. */
  public PipelineContext platform() {
    return hosting.orElse(this);
  }

  /** How a component is doing. */
  public ComponentState stateOf(Component component) {
    PipelineContext where = whereRuns(component);
    ComponentState state = readinesses.apply(component).of(component, where);
    return hosting.isPresent() && component.isOfPlatform() ? state.on(where.name()) : state;
  }

  public PipelineSpec spec() {
    return pipeline.spec();
  }

  public String name() {
    return pipeline.name();
  }

  /** The address of a component's Service. */
  public String hostOf(Component component) {
    return hostOf(nameOf(component));
  }

  /** The name of a component's workload, Service and pods, its platform's where that has it. */
  public String nameOf(Component component) {
    return component.nameFor(whereRuns(component).pipeline);
  }

  private PipelineContext whereRuns(Component component) {
    return component.isOfPlatform() ? platform() : this;
  }

  /** The address of a Service of this namespace, as the certificate of a server would say it. */
  public String hostOf(String service) {
    return "%s.%s.svc".formatted(service, namespace);
  }
}
