package dev.streamingpipeline.operator.kafka.brokers;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperService;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The settings of each broker, in one file for each pod, and the Log4j configuration. */
public final class KafkaConfigMap extends ComponentConfigMap {
  private static final String LOG = "log4j.properties";

  public KafkaConfigMap() {
    super(Component.KAFKA);
  }

  @Override
  protected Map<String, String> files(PipelineContext pipeline) {
    KafkaCluster cluster = KafkaCluster.of(pipeline);
    Map<String, String> files = new HashMap<>();
    files.put(LOG, text(LOG));
    for (int broker = 0; broker < cluster.brokers(); broker++) {
      files.put(
          KafkaService.podOf(broker, pipeline) + ".properties",
          settings(broker, cluster, pipeline));
    }
    return files;
  }

  /**
   * Fingerprint of the settings that a broker reads at startup. It covers broker 0's file only, so
   * that adding a broker does not restart the existing ones.
   */
  static Fingerprint fingerprint(PipelineContext pipeline) {
    return Fingerprint.of(text(LOG), settings(0, KafkaCluster.of(pipeline), pipeline));
  }

  private static String settings(int broker, KafkaCluster cluster, PipelineContext pipeline) {
    Map<String, Object> varying = new LinkedHashMap<>();
    String more;
    boolean controller = false;
    if (KafkaCluster.usesZooKeeper(pipeline)) {
      varying.put("broker.id", broker);
      varying.put("zookeeper.connect", ZooKeeperService.addressFor(pipeline));
      more = text("zookeeper.properties");
    } else {
      controller = broker < cluster.controllers();
      varying.put("node.id", broker);
      varying.put("process.roles", controller ? "broker,controller" : "broker");
      varying.put("controller.quorum.voters", voters(cluster, pipeline));
      more = text("kraft.properties");
    }
    varying.putAll(Listeners.settings(KafkaService.hostOf(broker, pipeline), controller, pipeline));
    varying.putAll(cluster.replication());
    return lines(varying)
        + more
        + text("kafka.properties")
        + (pipeline.spec().hasSecurity() ? text("secured.properties") : "")
        + (SmallBroker.is(pipeline.spec().kafka()) ? text("small.properties") : "");
  }

  private static String voters(KafkaCluster cluster, PipelineContext pipeline) {
    return IntStream.range(0, cluster.controllers())
        .mapToObj(
            controller ->
                "%s@%s:%s"
                    .formatted(
                        controller,
                        KafkaService.hostOf(controller, pipeline),
                        Listeners.CONTROLLER_PORT))
        .collect(joining(","));
  }

  private static String text(String file) {
    return Templates.text(KafkaConfigMap.class, file);
  }
}
