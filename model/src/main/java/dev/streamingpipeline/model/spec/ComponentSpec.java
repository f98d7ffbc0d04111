package dev.streamingpipeline.model.spec;

/** The settings that every component with pods has; null where the user set nothing. */
public interface ComponentSpec {
  int MAX_REPLICAS = 99;
  int MAX_IMAGE_LENGTH = 255;

  /** The maximum length of the addresses of an external server. */
  int MAX_ADDRESSES_LENGTH = 2048;

  String IMAGE = "Image to use instead of the one that this version of the operator comes with.";
  String RESOURCES = "CPU and memory of each container.";
  String STORAGE = "Volume that the data is kept on.";
  String POD_TEMPLATE = "What to add to the pods.";
  String HEAP = "Heap of the JVM, such as 512Mi. Unless given, derived from the memory limit.";

  /**
   * The resources of a component with a heap.
   *
   * @param sized the resources of the platform's size. They are not used where the user set a heap,
   *     because that heap may not fit into them
   */
  static ResourcesSpec resources(ResourcesSpec given, Quantity heap, ResourcesSpec sized) {
    return given == null && heap == null ? sized : given;
  }

  String image();

  ResourcesSpec resources();

  PodTemplateSpec podTemplate();
}
