package dev.streamingpipeline.operator.zookeeper;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The headless Service of ZooKeeper. */
public final class ZooKeeperService extends HeadlessService {
  public static final int CLIENT_PORT = 2181;

  public ZooKeeperService() {
    super(Component.ZOOKEEPER, Map.of("client", CLIENT_PORT));
  }

  /** The address for clients, {@code host:port}. */
  public static String addressFor(PipelineContext pipeline) {
    return "%s:%s".formatted(pipeline.serviceHost(Component.ZOOKEEPER), CLIENT_PORT);
  }
}
