package dev.streamingpipeline.operator.apiserver;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the controllers and nodes that a bare API server lacks would do to StatefulSets and
 * Jobs: pods serve, jobs succeed.
 */
public final class StandInControllers implements AutoCloseable {
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final long PERIOD_MILLIS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(StandInControllers.class);

  private final KubernetesClient client;
  private final String namespace;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  public StandInControllers(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    var unused = thread.scheduleWithFixedDelay(this::work, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Keeps a component's pods from serving, or its job from ending. */
  public void hold(String component) {
    held.add(component);
  }

  /** Lets them. */
  public void release(String component) {
    held.remove(component);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void work() {
    try {
      client.apps().statefulSets().inNamespace(namespace).list().getItems().forEach(this::serve);
      client.batch().v1().jobs().inNamespace(namespace).list().getItems().forEach(this::succeed);
    } catch (KubernetesClientException e) {
      // Somebody else was faster; the next round sees it
      LOG.debug("Next time", e);
    } catch (RuntimeException e) {
      LOG.error("The stand-in for the controllers failed", e);
    }
  }

  private void serve(StatefulSet set) {
    boolean ready = !held.contains(set.getMetadata().getLabels().get(COMPONENT));
    int replicas = set.getSpec().getReplicas();
    var status =
        new StatefulSetStatusBuilder()
            .withObservedGeneration(set.getMetadata().getGeneration())
            .withReplicas(replicas)
            .withReadyReplicas(ready ? replicas : 0)
            .withAvailableReplicas(ready ? replicas : 0)
            .withCurrentReplicas(replicas)
            .withUpdatedReplicas(replicas)
            .withCurrentRevision("1")
            .withUpdateRevision("1")
            .build();
    var now = set.getStatus();
    if (now == null
        || !status.getObservedGeneration().equals(now.getObservedGeneration())
        || !status
            .getReadyReplicas()
            .equals(now.getReadyReplicas() == null ? 0 : now.getReadyReplicas())
        || !status.getReplicas().equals(now.getReplicas())) {
      set.setStatus(status);
      client.resource(set).updateStatus();
    }
  }

  private void succeed(Job job) {
    if (held.contains(job.getMetadata().getLabels().get(COMPONENT))
        || (job.getStatus() != null && job.getStatus().getSucceeded() != null)) {
      return;
    }
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    job.setStatus(
        new JobStatusBuilder()
            .withStartTime(now)
            .withCompletionTime(now)
            .withSucceeded(1)
            .addToConditions(
                new JobConditionBuilder().withType("SuccessCriteriaMet").withStatus("True").build(),
                new JobConditionBuilder().withType("Complete").withStatus("True").build())
            .build());
    client.resource(job).updateStatus();
  }
}
