package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The labels of everything that the operator makes. */
public final class Labels {
  /** Name of the pipeline; others may use the same {@code app.kubernetes.io} labels, not this. */
  public static final String PIPELINE = Pipeline.GROUP + "/pipeline";

  public static final String COMPONENT = "app.kubernetes.io/component";
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String OPERATOR = "streaming-pipeline-operator";

  /** What the operator watches. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR + "," + PIPELINE;

  /** What it watches of the claims that StatefulSets make: they have {@link #selector} alone. */
  public static final String OF_CLAIMS = PIPELINE + "," + COMPONENT;

  /** The Kafka that a pod of Strimzi's belongs to. */
  public static final String STRIMZI_CLUSTER = "strimzi.io/cluster";

  /** What tells the pods and Secrets that Strimzi makes for a pipeline. */
  public static final String OF_STRIMZI = PIPELINE + "," + STRIMZI_CLUSTER;

  private static final String STRIMZI_NAME = "strimzi.io/name";

  private Labels() {}

  /** All labels of a component's object. */
  public static Map<String, String> of(Pipeline pipeline, Component component) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", component.label());
    labels.put("app.kubernetes.io/instance", pipeline.name());
    labels.put("app.kubernetes.io/part-of", "streaming-pipeline");
    labels.put(MANAGED_BY, OPERATOR);
    labels.putAll(selector(pipeline, component));
    return labels;
  }

  /** Those that find the brokers' pods where Strimzi makes them. */
  public static Map<String, String> selectorOfStrimziBrokers(Pipeline pipeline) {
    return new TreeMap<>(
        Map.of(STRIMZI_CLUSTER, pipeline.name(), STRIMZI_NAME, pipeline.name() + "-kafka"));
  }

  /** Those that find a component's pods, and never change. */
  public static Map<String, String> selector(Pipeline pipeline, Component component) {
    // Sorted, so that the same object is always written the same way
    return new TreeMap<>(Map.of(PIPELINE, pipeline.name(), COMPONENT, component.label()));
  }
}
