package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;

import dev.streamingpipeline.model.spec.ComponentSpec;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Rules of the fields that are for external components (provider External) only.
 *
 * @param <C> the type of the component
 */
final class ExternalRules<C> {
  private static final String HOST_PORTS_REMEDY = "write host:port, comma-separated";

  private final String component;
  private final Predicate<C> external;

  /**
   * @param component the component's name in the specification, such as {@code kafka}
   * @param external whether the component is external
   */
  ExternalRules(String component, Predicate<C> external) {
    this.component = component;
    this.external = external;
  }

  /** The field is required of an external component. */
  Row<C> needed(String field, Function<C, String> value, String remedy) {
    return Rule.<C>rule(
            cel("self.provider != 'External' || has(self.%s)").with(field),
            spec -> !external.test(spec) || value.apply(spec) != null,
            "is required when spec.%s.provider is External; %s".formatted(component, remedy))
        .about(field);
  }

  /** The field is absent unless the component is external. */
  Row<C> unused(String field, Function<C, String> value) {
    return Rule.<C>rule(
            cel("self.provider == 'External' || !has(self.%s)").with(field),
            spec -> external.test(spec) || value.apply(spec) == null,
            "is for spec.%s.provider External only; take it out".formatted(component))
        .about(field);
  }

  /** Addresses of servers, {@code host:port}, comma-separated. */
  static Row<String> hostPorts() {
    return Group.all(
        Bounds.atMost(ComponentSpec.MAX_ADDRESSES_LENGTH, HOST_PORTS_REMEDY),
        Forms.matches(
            "[A-Za-z0-9.-]+:[0-9]{1,5}(,[A-Za-z0-9.-]+:[0-9]{1,5}){0,15}", HOST_PORTS_REMEDY));
  }
}
