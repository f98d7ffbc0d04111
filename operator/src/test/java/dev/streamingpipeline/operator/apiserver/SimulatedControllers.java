package dev.streamingpipeline.operator.apiserver;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulates the controllers and nodes that a bare API server lacks, for StatefulSets and Jobs: pods
 * become ready, Jobs succeed.
 */
public final class SimulatedControllers implements AutoCloseable {
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final long RETRY_MILLIS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedControllers.class);

  private final KubernetesClient client;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final SharedIndexInformer<StatefulSet> sets;
  private final SharedIndexInformer<Job> jobs;

  public SimulatedControllers(KubernetesClient client, String namespace) {
    this.client = client;
    this.sets =
        client
            .apps()
            .statefulSets()
            .inNamespace(namespace)
            .inform(new Changed<>(set -> work(this::serve, set)));
    this.jobs =
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(namespace)
            .inform(new Changed<>(job -> work(this::succeed, job)));
  }

  /** Keeps a component's pods from becoming ready, or its Job from ending. */
  public void hold(String component) {
    held.add(component);
    workOnAll();
  }

  /** Undoes {@link #hold}. */
  public void release(String component) {
    held.remove(component);
    workOnAll();
  }

  @Override
  public void close() {
    sets.stop();
    jobs.stop();
    thread.shutdownNow();
  }

  private void workOnAll() {
    sets.getStore().list().forEach(set -> work(this::serve, set));
    jobs.getStore().list().forEach(job -> work(this::succeed, job));
  }

  private <T> void work(Consumer<T> step, T object) {
    if (!thread.isShutdown()) {
      thread.execute(() -> attempt(step, object));
    }
  }

  private <T> void attempt(Consumer<T> step, T object) {
    try {
      step.accept(object);
    } catch (KubernetesClientException e) {
      LOG.debug("Next time", e);
      // Ignore a conflict or a deleted object: another event follows
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT
          && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          && !thread.isShutdown()) {
        var unused =
            thread.schedule(() -> attempt(step, object), RETRY_MILLIS, TimeUnit.MILLISECONDS);
      }
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
      client.resource(set.edit().withStatus(status).build()).updateStatus();
    }
  }

  private void succeed(Job job) {
    if (held.contains(job.getMetadata().getLabels().get(COMPONENT))
        || (job.getStatus() != null && job.getStatus().getSucceeded() != null)) {
      return;
    }
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var status =
        new JobStatusBuilder()
            .withStartTime(now)
            .withCompletionTime(now)
            .withSucceeded(1)
            .addToConditions(
                new JobConditionBuilder().withType("SuccessCriteriaMet").withStatus("True").build(),
                new JobConditionBuilder().withType("Complete").withStatus("True").build())
            .build();
    client.resource(job.edit().withStatus(status).build()).updateStatus();
  }

  /** Handles added and updated objects; ignores deleted ones. */
  private record Changed<T>(Consumer<T> then) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      then.accept(object);
    }

    @Override
    public void onUpdate(T before, T now) {
      then.accept(now);
    }

    @Override
    public void onDelete(T last, boolean stale) {}
  }
}
