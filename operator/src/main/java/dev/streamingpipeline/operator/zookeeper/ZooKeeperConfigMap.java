package dev.streamingpipeline.operator.zookeeper;

import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** ZooKeeper's settings and its Log4j configuration. */
public final class ZooKeeperConfigMap extends ComponentConfigMap {
  public ZooKeeperConfigMap() {
    super(Component.ZOOKEEPER);
  }

  @Override
  protected Map<String, String> files(PipelineContext pipeline) {
    return files();
  }

  static Map<String, String> files() {
    return Templates.texts(ZooKeeperConfigMap.class, "zookeeper.properties", "log4j.properties");
  }
}
