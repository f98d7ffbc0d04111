package dev.streamingpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.cluster.ThrowawayCluster;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Continuously records the TCP connections of a cluster's pods and checks whether the network
 * policies would allow them, for clusters that do not enforce policies.
 */
final class ConnectionWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
  private static final int PAUSE_MILLIS = 1_000;

  private final ThrowawayCluster cluster;
  private final PodNetwork network;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Map<SeenConnection, String> forbidden = new HashMap<>();
  private final Set<SeenConnection> judged = new HashSet<>();
  private final Map<String, Pod> pods = new HashMap<>();

  private Future<?> looking;

  private ConnectionWatch(ThrowawayCluster cluster) {
    this.cluster = cluster;
    this.network = PodNetwork.of(cluster.client());
  }

  static ConnectionWatch start(ThrowawayCluster cluster) {
    ConnectionWatch watch = new ConnectionWatch(cluster);
    cluster.onNode(SeenConnection.RECORD);
    watch.looking =
        watch.timer.scheduleWithFixedDelay(
            watch::lookOrLog, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /**
   * Asserts that the policies allow every recorded connection, and that the given kinds of
   * connections were used.
   */
  void verify(List<Connection> table, String... used) {
    List<Connection> notSeen = notSeen(table);
    LOG.info("Nobody was seen to use {}", notSeen);

    assertThat(forbidden()).isEmpty();
    assertThat(notSeen).extracting(Connection::toString).doesNotContain(used);
  }

  /** The connections that no policy allows, in readable form. */
  private synchronized List<String> forbidden() {
    return forbidden.values().stream().distinct().sorted().toList();
  }

  /** The table's connections that were never recorded. */
  private synchronized List<Connection> notSeen(List<Connection> table) {
    return table.stream()
        .filter(connection -> judged.stream().noneMatch(seen -> is(connection, seen)))
        .toList();
  }

  /** Stops the watch; a running scan completes. */
  @Override
  public void close() {
    looking.cancel(false);
    timer.shutdown();
    cluster.onNode(SeenConnection.STOP);
  }

  private void lookOrLog() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("The connections could not be read", e);
    }
  }

  private void look() {
    // Pods before and after the scan, because pods that end or start meanwhile have connections,
    // too
    Map<String, Pod> known = byAddress();
    Set<SeenConnection> seen = SeenConnection.in(cluster.onNode(SeenConnection.READ));
    known.putAll(byAddress());
    Policies policies = Policies.of(cluster.client());
    synchronized (this) {
      pods.putAll(known);
      for (SeenConnection connection : seen) {
        // A deleted pod too: its peers may still have the connection
        Pod from = pods.get(connection.from());
        Optional<Pod> to = Optional.ofNullable(pods.get(connection.to()));
        // Connections from the node are always allowed. An unknown pod address belongs to a pod
        // that // ended before the watch began, whose peers still have the connection
        if (from != null
            && (to.isPresent() || !network.contains(connection.to()))
            && judged.add(connection)
            && !policies.allow(from, to, connection.port())) {
          forbidden.put(
              connection,
              "%s -> %s on %s"
                  .formatted(
                      name(from),
                      to.map(ConnectionWatch::name).orElse(connection.to()),
                      connection.port()));
        }
      }
    }
  }

  private Map<String, Pod> byAddress() {
    Map<String, Pod> found = new HashMap<>();
    // A running pod may have the IP address of one that has ended
    cluster.client().pods().inAnyNamespace().list().getItems().stream()
        .filter(pod -> pod.getStatus().getPodIP() != null)
        .filter(pod -> !Boolean.TRUE.equals(pod.getSpec().getHostNetwork()))
        .sorted(Comparator.comparing(ConnectionWatch::runs))
        .forEach(pod -> found.put(pod.getStatus().getPodIP(), pod));
    return found;
  }

  private static boolean runs(Pod pod) {
    return !Set.of("Succeeded", "Failed").contains(pod.getStatus().getPhase());
  }

  private boolean is(Connection connection, SeenConnection seen) {
    return connection.ports().include(seen.port())
        && is(connection.from(), pods.get(seen.from()))
        && is(connection.to(), pods.get(seen.to()));
  }

  private boolean is(Connection.End end, Pod pod) {
    if (end instanceof Connection.Pods component) {
      return pod != null
          && cluster.namespace().equals(pod.getMetadata().getNamespace())
          && component
              .component()
              .label()
              .equals(pod.getMetadata().getLabels().get(Labels.COMPONENT));
    }
    return switch ((Connection.Outside) end) {
      case OPERATOR ->
          pod != null
              && "streaming-pipeline-operator"
                  .equals(pod.getMetadata().getLabels().get("app.kubernetes.io/name"));
      case API_SERVER -> pod == null;
      case ANYWHERE -> true;
    };
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }
}
