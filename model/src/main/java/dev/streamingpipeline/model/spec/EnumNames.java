package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The names of enum constants in manifests. */
public final class EnumNames {
  private EnumNames() {}

  public static String of(Enum<?> constant) {
    try {
      JsonProperty property =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return property == null ? constant.name() : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum constant is a field", e);
    }
  }
}
