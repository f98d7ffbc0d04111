package dev.streamingpipeline.model.spec;

/** What can be said of every component that has pods of its own; null where nothing was said. */
public interface ComponentSpec {
  int MAX_REPLICAS = 99;
  int MAX_IMAGE_LENGTH = 255;

  /** The longest list of addresses of a server that somebody else runs. */
  int MAX_ADDRESSES_LENGTH = 2048;

  String IMAGE = "Image to use instead of the one that this version of the operator comes with.";
  String RESOURCES = "CPU and memory of each container.";
  String STORAGE = "Volume that the data is kept on.";
  String POD_TEMPLATE = "What to add to the pods.";
  String HEAP = "Heap of the JVM, such as 512Mi. Unless given, derived from the memory limit.";

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
