package dev.streamingpipeline.model.spec;

/** What can be said of every component that has pods of its own; null where nothing was said. */
public interface ComponentSpec {
  int MAX_REPLICAS = 99;
  int MAX_IMAGE_LENGTH = 255;
  String IMAGE_FORM = "[a-zA-Z0-9][a-zA-Z0-9._:/@-]*";
  String IMAGE_REMEDY = "write it as registry/name:tag or registry/name@digest";

  /** CEL, for an image. */
  String IMAGE_RULE = "self.matches('^" + IMAGE_FORM + "$') && !self.contains('//')";

  String IMAGE = "Image to use instead of the one that this version of the operator comes with.";
  String RESOURCES = "CPU and memory of each container.";
  String STORAGE = "Volume that the data is kept on.";
  String POD_TEMPLATE = "What to add to the pods.";
  String HEAP = "Heap of the JVM, such as 512Mi. Unless given, derived from the memory limit.";

  /** CEL, for a component with a heap. */
  String HEAP_RULE =
      "!has(self.heap) || !isQuantity(self.heap) || !has(self.resources)"
          + " || !has(self.resources.limits) || !has(self.resources.limits.memory)"
          + " || !isQuantity(self.resources.limits.memory)"
          + " || quantity(self.heap).isLessThan(quantity(self.resources.limits.memory))";

  String HEAP_REMEDY = "a JVM needs room beside its heap, so leave at least a quarter";

  /**
   * The resources of a component with a heap.
   *
   * @param sized what the platform's size says. It is left out where the user gave a heap, because
   *     that heap may not fit it
   */
  static ResourcesSpec resources(ResourcesSpec given, Quantity heap, ResourcesSpec sized) {
    return given == null && heap == null ? sized : given;
  }

  String image();

  ResourcesSpec resources();

  PodTemplateSpec podTemplate();
}
