package dev.streamingpipeline.model.spec;

/** What can be said of every component that has pods of its own; null where nothing was said. */
public interface ComponentSpec {
  String image();

  ResourcesSpec resources();

  PodTemplateSpec podTemplate();
}
