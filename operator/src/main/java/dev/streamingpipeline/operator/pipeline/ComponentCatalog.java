package dev.streamingpipeline.operator.pipeline;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The definitions of all components. */
public final class ComponentCatalog {
  private final Map<Component, ComponentDefinition> definitions = new EnumMap<>(Component.class);

  /**
   * Creates a catalog.
   *
   * @throws IllegalArgumentException when a component does not have exactly one definition
   */
  public ComponentCatalog(List<ComponentDefinition> all) {
    for (ComponentDefinition definition : all) {
      if (definitions.put(definition.component(), definition) != null) {
        throw new IllegalArgumentException(definition.component() + " has two definitions");
      }
    }
    for (Component component : Component.values()) {
      if (!definitions.containsKey(component)) {
        throw new IllegalArgumentException(component + " has no definition");
      }
    }
  }

  /** The definitions, in the order in which the components start. */
  public Collection<ComponentDefinition> all() {
    return definitions.values();
  }

  public ComponentDefinition definitionOf(Component component) {
    return definitions.get(component);
  }
}
