package dev.streamingpipeline.operator;

import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.airflow.AirflowApiServerService;
import dev.streamingpipeline.operator.airflow.AirflowApiServerStatefulSet;
import dev.streamingpipeline.operator.airflow.AirflowConfigMap;
import dev.streamingpipeline.operator.airflow.AirflowDagProcessorStatefulSet;
import dev.streamingpipeline.operator.airflow.AirflowMigrationJob;
import dev.streamingpipeline.operator.airflow.AirflowSchedulerRole;
import dev.streamingpipeline.operator.airflow.AirflowSchedulerRoleBinding;
import dev.streamingpipeline.operator.airflow.AirflowSchedulerService;
import dev.streamingpipeline.operator.airflow.AirflowSchedulerStatefulSet;
import dev.streamingpipeline.operator.airflow.AirflowSecret;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.cassandra.CassandraConfigMap;
import dev.streamingpipeline.operator.cassandra.CassandraDisruptionBudget;
import dev.streamingpipeline.operator.cassandra.CassandraSecret;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.cassandra.CassandraStatefulSet;
import dev.streamingpipeline.operator.cassandra.CassandraWriterSecret;
import dev.streamingpipeline.operator.certificates.CertificateAuthoritySecret;
import dev.streamingpipeline.operator.controlcenter.ControlCenterConfigMap;
import dev.streamingpipeline.operator.controlcenter.ControlCenterLogin;
import dev.streamingpipeline.operator.controlcenter.ControlCenterService;
import dev.streamingpipeline.operator.controlcenter.ControlCenterStatefulSet;
import dev.streamingpipeline.operator.dependents.ComponentEnabled;
import dev.streamingpipeline.operator.dependents.ComponentReadyGate;
import dev.streamingpipeline.operator.dependents.ComponentReadyGates;
import dev.streamingpipeline.operator.dependents.ServiceAccounts;
import dev.streamingpipeline.operator.kafka.KafkaLogin;
import dev.streamingpipeline.operator.kafka.KafkaUsersConfigMap;
import dev.streamingpipeline.operator.kafka.KafkaUsersJob;
import dev.streamingpipeline.operator.kafka.access.KafkaAdminCertificate;
import dev.streamingpipeline.operator.kafka.access.KafkaPasswords;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCertificate;
import dev.streamingpipeline.operator.kafka.brokers.KafkaConfigMap;
import dev.streamingpipeline.operator.kafka.brokers.KafkaDisruptionBudget;
import dev.streamingpipeline.operator.kafka.brokers.KafkaService;
import dev.streamingpipeline.operator.kafka.brokers.KafkaStatefulSet;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziBrokerPool;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziControllerPool;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziKafka;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziInstallationSource;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziUser;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziWatches;
import dev.streamingpipeline.operator.kafkaui.KafkaUiLogin;
import dev.streamingpipeline.operator.kafkaui.KafkaUiService;
import dev.streamingpipeline.operator.kafkaui.KafkaUiStatefulSet;
import dev.streamingpipeline.operator.network.NetworkPolicies;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.platform.PlatformIndex;
import dev.streamingpipeline.operator.postgres.PostgresConfigMap;
import dev.streamingpipeline.operator.postgres.PostgresSecret;
import dev.streamingpipeline.operator.postgres.PostgresService;
import dev.streamingpipeline.operator.postgres.PostgresStatefulSet;
import dev.streamingpipeline.operator.producer.ProducerConfigMap;
import dev.streamingpipeline.operator.producer.ProducerCronJob;
import dev.streamingpipeline.operator.producer.ProducerJob;
import dev.streamingpipeline.operator.producer.ProducerRuns;
import dev.streamingpipeline.operator.provisioner.ProvisionerConfigMap;
import dev.streamingpipeline.operator.provisioner.ProvisionerJob;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryConfigMap;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryStatefulSet;
import dev.streamingpipeline.operator.spark.SparkWebUiCredentials;
import dev.streamingpipeline.operator.spark.SparkMasterService;
import dev.streamingpipeline.operator.spark.SparkMasterStatefulSet;
import dev.streamingpipeline.operator.spark.SparkSecret;
import dev.streamingpipeline.operator.spark.SparkWorkerDisruptionBudget;
import dev.streamingpipeline.operator.spark.SparkWorkerService;
import dev.streamingpipeline.operator.spark.SparkWorkerStatefulSet;
import dev.streamingpipeline.operator.status.Outcome;
import dev.streamingpipeline.operator.status.PipelineStatuses;
import dev.streamingpipeline.operator.status.RecordCounts;
import dev.streamingpipeline.operator.streamingjob.StreamingJobConfigMap;
import dev.streamingpipeline.operator.streamingjob.StreamingJobProgressSource;
import dev.streamingpipeline.operator.streamingjob.StreamingJobRolledOut;
import dev.streamingpipeline.operator.streamingjob.StreamingJobService;
import dev.streamingpipeline.operator.streamingjob.StreamingJobStatefulSet;
import dev.streamingpipeline.operator.watch.EventSources;
import dev.streamingpipeline.operator.watch.UserSecretsSource;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperConfigMap;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperService;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperStatefulSet;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reconciles a pipeline's dependent resources and its status. The workflow below lists all
 * dependent resources, and which of them wait for others.
 */
// @formatter:off
@Workflow(
    explicitInvocation = true,
    dependents = {
      @Dependent(name = ServiceAccounts.NAME, type = ServiceAccounts.class),
      @Dependent(name = NetworkPolicies.NAME, type = NetworkPolicies.class),

      @Dependent(name = ZooKeeperService.NAME, type = ZooKeeperService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = ZooKeeperConfigMap.NAME, type = ZooKeeperConfigMap.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = ZooKeeperStatefulSet.NAME, type = ZooKeeperStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = ZooKeeperConfigMap.NAME),
      @Dependent(name = ComponentReadyGates.ZooKeeper.NAME, type = ComponentReadyGates.ZooKeeper.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = KafkaService.NAME, type = KafkaService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = KafkaDisruptionBudget.NAME, type = KafkaDisruptionBudget.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = KafkaConfigMap.NAME, type = KafkaConfigMap.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = CertificateAuthoritySecret.NAME, type = CertificateAuthoritySecret.class),
      @Dependent(name = KafkaCertificate.NAME, type = KafkaCertificate.class, dependsOn = CertificateAuthoritySecret.NAME),
      @Dependent(name = KafkaStatefulSet.NAME, type = KafkaStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {KafkaConfigMap.NAME, KafkaCertificate.NAME, ComponentReadyGates.ZooKeeper.NAME}),
      @Dependent(name = StrimziControllerPool.NAME, type = StrimziControllerPool.class),
      @Dependent(name = StrimziBrokerPool.NAME, type = StrimziBrokerPool.class),
      @Dependent(name = StrimziKafka.NAME, type = StrimziKafka.class, dependsOn = {StrimziControllerPool.NAME, StrimziBrokerPool.NAME}),
      @Dependent(name = ComponentReadyGates.Kafka.NAME, type = ComponentReadyGates.Kafka.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = KafkaPasswords.NAME, type = KafkaPasswords.class),
      @Dependent(name = KafkaAdminCertificate.NAME, type = KafkaAdminCertificate.class, dependsOn = KafkaCertificate.NAME),
      @Dependent(name = KafkaUsersConfigMap.NAME, type = KafkaUsersConfigMap.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = KafkaUsersJob.NAME, type = KafkaUsersJob.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {KafkaUsersConfigMap.NAME, KafkaPasswords.NAME, KafkaAdminCertificate.NAME, ComponentReadyGates.Kafka.NAME}),
      @Dependent(name = StrimziUser.Provisioner.NAME, type = StrimziUser.Provisioner.class),
      @Dependent(name = StrimziUser.Producer.NAME, type = StrimziUser.Producer.class),
      @Dependent(name = StrimziUser.StreamingJob.NAME, type = StrimziUser.StreamingJob.class),
      @Dependent(name = StrimziUser.SchemaRegistry.NAME, type = StrimziUser.SchemaRegistry.class),
      @Dependent(name = StrimziUser.KafkaUi.NAME, type = StrimziUser.KafkaUi.class),
      @Dependent(name = StrimziUser.ControlCenter.NAME, type = StrimziUser.ControlCenter.class),
      @Dependent(name = ComponentReadyGates.KafkaUsers.NAME, type = ComponentReadyGates.KafkaUsers.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = CassandraSecret.NAME, type = CassandraSecret.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = CassandraWriterSecret.NAME, type = CassandraWriterSecret.class),
      @Dependent(name = CassandraService.NAME, type = CassandraService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = CassandraDisruptionBudget.NAME, type = CassandraDisruptionBudget.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = CassandraConfigMap.NAME, type = CassandraConfigMap.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = CassandraStatefulSet.NAME, type = CassandraStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {CassandraSecret.NAME, CassandraConfigMap.NAME}),
      @Dependent(name = ComponentReadyGates.Cassandra.NAME, type = ComponentReadyGates.Cassandra.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = ComponentReadyGates.KafkaForSchemaRegistry.NAME, type = ComponentReadyGates.KafkaForSchemaRegistry.class, readyPostcondition = ComponentReadyGate.Open.class),
      @Dependent(name = ComponentReadyGates.KafkaUsersForSchemaRegistry.NAME, type = ComponentReadyGates.KafkaUsersForSchemaRegistry.class, readyPostcondition = ComponentReadyGate.Open.class),
      @Dependent(name = KafkaLogin.SchemaRegistry.NAME, type = KafkaLogin.SchemaRegistry.class, dependsOn = ComponentReadyGates.KafkaUsersForSchemaRegistry.NAME),
      @Dependent(name = SchemaRegistryService.NAME, type = SchemaRegistryService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = SchemaRegistryConfigMap.NAME, type = SchemaRegistryConfigMap.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = SchemaRegistryStatefulSet.NAME, type = SchemaRegistryStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {SchemaRegistryConfigMap.NAME, KafkaLogin.SchemaRegistry.NAME, ComponentReadyGates.KafkaForSchemaRegistry.NAME}),
      @Dependent(name = ComponentReadyGates.SchemaRegistry.NAME, type = ComponentReadyGates.SchemaRegistry.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = SparkSecret.NAME, type = SparkSecret.class),
      @Dependent(name = SparkWebUiCredentials.NAME, type = SparkWebUiCredentials.class),
      @Dependent(name = SparkMasterService.NAME, type = SparkMasterService.class),
      @Dependent(name = SparkMasterStatefulSet.NAME, type = SparkMasterStatefulSet.class, dependsOn = {SparkSecret.NAME, SparkWebUiCredentials.NAME}),
      @Dependent(name = ComponentReadyGates.SparkMaster.NAME, type = ComponentReadyGates.SparkMaster.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = SparkWorkerService.NAME, type = SparkWorkerService.class, dependsOn = ComponentReadyGates.SparkMaster.NAME),
      @Dependent(name = SparkWorkerDisruptionBudget.NAME, type = SparkWorkerDisruptionBudget.class, dependsOn = ComponentReadyGates.SparkMaster.NAME),
      @Dependent(name = SparkWorkerStatefulSet.NAME, type = SparkWorkerStatefulSet.class, dependsOn = ComponentReadyGates.SparkMaster.NAME),
      @Dependent(name = ComponentReadyGates.SparkWorkers.NAME, type = ComponentReadyGates.SparkWorkers.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = KafkaLogin.Provisioner.NAME, type = KafkaLogin.Provisioner.class, dependsOn = ComponentReadyGates.KafkaUsers.NAME),
      @Dependent(name = ProvisionerConfigMap.NAME, type = ProvisionerConfigMap.class, dependsOn = {KafkaLogin.Provisioner.NAME, CassandraWriterSecret.NAME, ComponentReadyGates.Kafka.NAME, ComponentReadyGates.KafkaUsers.NAME, ComponentReadyGates.Cassandra.NAME, ComponentReadyGates.SchemaRegistry.NAME}),
      @Dependent(name = ProvisionerJob.NAME, type = ProvisionerJob.class, dependsOn = ProvisionerConfigMap.NAME),
      @Dependent(name = ComponentReadyGates.Provisioner.NAME, type = ComponentReadyGates.Provisioner.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = KafkaLogin.StreamingJob.NAME, type = KafkaLogin.StreamingJob.class, dependsOn = ComponentReadyGates.KafkaUsers.NAME),
      @Dependent(name = StreamingJobService.NAME, type = StreamingJobService.class, dependsOn = {ComponentReadyGates.Provisioner.NAME, ComponentReadyGates.SparkWorkers.NAME}),
      @Dependent(name = StreamingJobConfigMap.NAME, type = StreamingJobConfigMap.class, dependsOn = {ComponentReadyGates.Provisioner.NAME, ComponentReadyGates.SparkWorkers.NAME}),
      @Dependent(name = StreamingJobStatefulSet.NAME, type = StreamingJobStatefulSet.class, dependsOn = {StreamingJobConfigMap.NAME, KafkaLogin.StreamingJob.NAME}),
      @Dependent(name = StreamingJobRolledOut.NAME, type = StreamingJobRolledOut.class, dependsOn = ComponentReadyGates.Provisioner.NAME, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = KafkaLogin.Producer.NAME, type = KafkaLogin.Producer.class, dependsOn = ComponentReadyGates.KafkaUsers.NAME),
      @Dependent(name = ProducerConfigMap.NAME, type = ProducerConfigMap.class, dependsOn = {StreamingJobRolledOut.NAME, KafkaLogin.Producer.NAME}),
      @Dependent(name = ProducerCronJob.NAME, type = ProducerCronJob.class, dependsOn = ProducerConfigMap.NAME),
      @Dependent(name = ProducerJob.NAME, type = ProducerJob.class, dependsOn = ProducerConfigMap.NAME),

      @Dependent(name = PostgresSecret.NAME, type = PostgresSecret.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = PostgresService.NAME, type = PostgresService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = PostgresConfigMap.NAME, type = PostgresConfigMap.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = PostgresStatefulSet.NAME, type = PostgresStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {PostgresSecret.NAME, PostgresConfigMap.NAME}),
      @Dependent(name = ComponentReadyGates.Postgres.NAME, type = ComponentReadyGates.Postgres.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = AirflowSecret.NAME, type = AirflowSecret.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = AirflowConfigMap.NAME, type = AirflowConfigMap.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = AirflowSecret.NAME),
      @Dependent(name = AirflowMigrationJob.NAME, type = AirflowMigrationJob.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {AirflowConfigMap.NAME, ComponentReadyGates.Postgres.NAME}),
      @Dependent(name = ComponentReadyGates.AirflowMigration.NAME, type = ComponentReadyGates.AirflowMigration.class, readyPostcondition = ComponentReadyGate.Open.class),

      @Dependent(name = AirflowApiServerService.NAME, type = AirflowApiServerService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = AirflowApiServerStatefulSet.NAME, type = AirflowApiServerStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {AirflowConfigMap.NAME, ComponentReadyGates.AirflowMigration.NAME}),

      @Dependent(name = AirflowSchedulerService.NAME, type = AirflowSchedulerService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = AirflowSchedulerRole.NAME, type = AirflowSchedulerRole.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = AirflowSchedulerRoleBinding.NAME, type = AirflowSchedulerRoleBinding.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = AirflowSchedulerRole.NAME),
      @Dependent(name = AirflowSchedulerStatefulSet.NAME, type = AirflowSchedulerStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {AirflowConfigMap.NAME, AirflowSchedulerRoleBinding.NAME, ComponentReadyGates.AirflowMigration.NAME}),

      @Dependent(name = AirflowDagProcessorStatefulSet.NAME, type = AirflowDagProcessorStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {AirflowConfigMap.NAME, ComponentReadyGates.AirflowMigration.NAME}),

      @Dependent(name = KafkaUiLogin.NAME, type = KafkaUiLogin.class),
      @Dependent(name = KafkaLogin.KafkaUi.NAME, type = KafkaLogin.KafkaUi.class, dependsOn = ComponentReadyGates.KafkaUsers.NAME),
      @Dependent(name = KafkaUiService.NAME, type = KafkaUiService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = KafkaUiStatefulSet.NAME, type = KafkaUiStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {KafkaUiLogin.NAME, KafkaLogin.KafkaUi.NAME, ComponentReadyGates.Kafka.NAME, ComponentReadyGates.KafkaUsers.NAME}),

      @Dependent(name = ControlCenterLogin.NAME, type = ControlCenterLogin.class),
      @Dependent(name = KafkaLogin.ControlCenter.NAME, type = KafkaLogin.ControlCenter.class, dependsOn = ComponentReadyGates.KafkaUsers.NAME),
      @Dependent(name = ControlCenterService.NAME, type = ControlCenterService.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = ControlCenterConfigMap.NAME, type = ControlCenterConfigMap.class, reconcilePrecondition = ComponentEnabled.class),
      @Dependent(name = ControlCenterStatefulSet.NAME, type = ControlCenterStatefulSet.class, reconcilePrecondition = ComponentEnabled.class, dependsOn = {ControlCenterConfigMap.NAME, ControlCenterLogin.NAME, KafkaLogin.ControlCenter.NAME, ComponentReadyGates.Kafka.NAME, ComponentReadyGates.KafkaUsers.NAME}),
    })
// @formatter:on
@ControllerConfiguration(name = StreamingPipelineReconciler.NAME)
@GradualRetry(
    // Without limit, because an unreachable API server will be reachable again
    maxAttempts = Integer.MAX_VALUE,
    initialInterval = 1_000,
    intervalMultiplier = 1.5,
    maxInterval = 60_000)
public final class StreamingPipelineReconciler implements Reconciler<StreamingPipeline> {
  public static final String NAME = "streamingpipeline";

  private final PipelineContexts contexts;
  private final Duration pollInterval;
  private final Clock clock;

  /**
   * Creates the reconciler.
   *
   * @param pollInterval time between two polls of what can't be watched
   */
  public StreamingPipelineReconciler(
      ComponentImages images,
      NetworkEnvironment networkEnvironment,
      Duration pollInterval,
      Clock clock) {
    this.contexts = new PipelineContexts(images, networkEnvironment);
    this.pollInterval = pollInterval;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, StreamingPipeline>> prepareEventSources(
      EventSourceContext<StreamingPipeline> context) {
    List<EventSource<?, StreamingPipeline>> sources = new ArrayList<>(EventSources.in(context));
    Function<StreamingPipeline, Stream<Pod>> pods = EventSources.pods(sources);
    sources.add(
        StreamingJobProgressSource.in(
            context,
            pollInterval,
            pipeline -> StreamingJobProgressSource.driverAmong(pods.apply(pipeline))));
    sources.add(StrimziInstallationSource.in(context, pollInterval));
    sources.add(UserSecretsSource.in(context, pollInterval, contexts::secretsOf));
    sources.add(PlatformIndex.in(context));
    return sources;
  }

  @Override
  public UpdateControl<StreamingPipeline> reconcile(
      StreamingPipeline resource, Context<StreamingPipeline> context) {
    PipelineContext work;
    try {
      work = contexts.of(resource, context);
    } catch (InvalidPipelineException e) {
      return update(resource, new Outcome.Invalid(e.problems()), context);
    }
    work.putInto(context);
    if (work.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI) {
      StrimziWatches.follow(work.strimzi(), context);
    }
    var result = context.managedWorkflowAndDependentResourceContext().reconcileManagedWorkflow();
    // The framework passes the exception to updateErrorStatus and retries the reconciliation
    result.throwAggregateExceptionIfErrorsPresent();
    return update(
        resource, new Outcome.Reconciled(work, records(work, context), Optional.empty()), context);
  }

  @Override
  public ErrorStatusUpdateControl<StreamingPipeline> updateErrorStatus(
      StreamingPipeline resource, Context<StreamingPipeline> context, Exception error) {
    return PipelineContext.find(context)
        .flatMap(
            work ->
                withStatus(
                    resource,
                    new Outcome.Reconciled(work, records(work, context), Optional.of(error)),
                    context))
        .map(ErrorStatusUpdateControl::patchStatus)
        .orElseGet(ErrorStatusUpdateControl::noStatusUpdate);
  }

  private static RecordCounts records(
      PipelineContext pipeline, Context<StreamingPipeline> context) {
    return new RecordCounts(
        ProducerRuns.lastSummary(pipeline), StreamingJobProgressSource.lastOf(pipeline, context));
  }

  private UpdateControl<StreamingPipeline> update(
      StreamingPipeline resource, Outcome outcome, Context<StreamingPipeline> context) {
    return withStatus(resource, outcome, context)
        .map(UpdateControl::patchStatus)
        .orElseGet(UpdateControl::noUpdate);
  }

  /** The status patch; empty if the status is up to date or the resource was deleted. */
  private Optional<StreamingPipeline> withStatus(
      StreamingPipeline resource, Outcome outcome, Context<StreamingPipeline> context) {
    // Read from the API server: the informer cache may lag behind our last status update, and a
    // status-only change triggers no reconciliation, so an outdated status would stay.
    StreamingPipeline current = context.getClient().resource(resource).get();
    if (current == null) {
      return Optional.empty();
    }
    resource.setStatus(current.getStatus());
    PipelineStatus status =
        PipelineStatuses.of(
            resource, PlatformIndex.of(resource, context).namesOfTenants(resource), outcome, clock);
    if (Objects.equals(status, resource.getStatus())) {
      return Optional.empty();
    }
    StreamingPipeline patch = new StreamingPipeline();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(resource.getMetadata().getName())
            .withNamespace(resource.getMetadata().getNamespace())
            .build());
    patch.setStatus(status);
    return Optional.of(patch);
  }
}
