package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The labels of the objects that the operator creates. */
public final class Labels {
  /**
   * Name of the pipeline. Only this operator sets it, unlike the {@code app.kubernetes.io} labels.
   */
  public static final String PIPELINE = Pipeline.GROUP + "/pipeline";

  public static final String COMPONENT = "app.kubernetes.io/component";
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String OPERATOR = "streaming-pipeline-operator";

  /** Label selector of the operator's watches. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR + "," + PIPELINE;

  /**
   * Label selector for PersistentVolumeClaims, which StatefulSets create: they only have the labels
   * of {@link #selector}.
   */
  public static final String PVC_SELECTOR = PIPELINE + "," + COMPONENT;

  /** The name of the {@code Kafka} resource that a Strimzi pod belongs to. */
  public static final String STRIMZI_CLUSTER = "strimzi.io/cluster";

  /** Label selector for the pods and Secrets that Strimzi creates for a pipeline. */
  public static final String STRIMZI_SELECTOR = PIPELINE + "," + STRIMZI_CLUSTER;

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

  /** Pod selector for the brokers that Strimzi runs. */
  public static Map<String, String> selectorOfStrimziBrokers(Pipeline pipeline) {
    return new TreeMap<>(
        Map.of(STRIMZI_CLUSTER, pipeline.name(), STRIMZI_NAME, pipeline.name() + "-kafka"));
  }

  /**
   * Pod selector of a component. It never changes, because a StatefulSet's selector is immutable.
   */
  public static Map<String, String> selector(Pipeline pipeline, Component component) {
    // Sorted, so that the same object is always serialized the same way
    return new TreeMap<>(Map.of(PIPELINE, pipeline.name(), COMPONENT, component.label()));
  }
}
