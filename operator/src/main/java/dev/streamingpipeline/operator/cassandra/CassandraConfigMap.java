package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.runtimes.CassandraOptions;
import dev.streamingpipeline.runtimes.JvmModules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of each node, in a file named after its pod, and the files that all nodes read at
 * startup: JVM options, the log configuration, and the jar that creates the declared superuser.
 * Running nodes poll the file with the number of ring members.
 */
public final class CassandraConfigMap extends ComponentConfigMap {
  private static final String SETTINGS = "cassandra.yaml";
  private static final String LOG = "logback.xml";
  private static final String JVM = "jvm.options";
  private static final String NODE = "node.sh";
  private static final String MEMBERS = "members";
  private static final String SUPERUSER = "cassandra-superuser.jar";

  public CassandraConfigMap() {
    super(Component.CASSANDRA);
  }

  @Override
  protected Map<String, String> files(PipelineContext pipeline) {
    Map<String, String> files = new HashMap<>();
    CassandraRing ring = CassandraRing.of(pipeline);
    ring.podNames(pipeline).forEach(pod -> files.put(pod + ".yaml", settings(pod, pipeline)));
    files.put(NODE, text(NODE));
    files.put(MEMBERS, "%s\n".formatted(ring.members()));
    files.put(LOG, text(LOG));
    files.put(JVM, options(ring));
    return files;
  }

  @Override
  protected Map<String, byte[]> binaryFiles() {
    return Map.of(SUPERUSER, Templates.bytes(getClass(), SUPERUSER));
  }

  /**
   * Fingerprint of the files whose change must restart the nodes. It leaves out the number of ring
   * members, which running nodes poll, and what only matters when a node starts: the options that
   * depend on the number of nodes, and the superuser's jar.
   */
  static Fingerprint fingerprint(PipelineContext pipeline) {
    return Fingerprint.of(text(LOG), text(SETTINGS), String.join(" ", JvmModules.CASSANDRA));
  }

  private static String settings(String pod, PipelineContext pipeline) {
    String first = CassandraRing.of(pipeline).memberNames(pipeline).findFirst().orElseThrow();
    // Seeds do not bootstrap: they take over no rows when they join. So only the first node is one.
    // Without the parameter a node is its own seed, and has no host name to resolve
    String seeds =
        pod.equals(first)
            ? ""
            : "\n    parameters: [{seeds: %s}]".formatted(CassandraService.hostOf(first, pipeline));
    return "cluster_name: '%s'\n".formatted(pipeline.name())
        + "seed_provider:\n"
        + "  - class_name: org.apache.cassandra.locator.SimpleSeedProvider"
        + seeds
        + "\n"
        + text(SETTINGS);
  }

  private static String options(CassandraRing ring) {
    List<String> options = new ArrayList<>(CassandraOptions.NODE);
    if (ring.isSingle()) {
      options.addAll(CassandraOptions.ALONE);
    } else {
      options.add("-Dcassandra.system_auth.default_rf=%s".formatted(ring.rolesReplicationFactor()));
      options.add("# A third of the default, in which news of a joining node reaches the others");
      options.add("-Dcassandra.ring_delay_ms=10000");
    }
    return String.join("\n", options) + "\n";
  }

  private static String text(String file) {
    return Templates.text(CassandraConfigMap.class, file);
  }
}
