package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.ChangeRule.growing;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.model.spec.ResourcesSpec;
import dev.streamingpipeline.model.spec.ResourcesSpec.Amounts;
import dev.streamingpipeline.model.spec.StorageSpec;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The rules of what several components have: image, resources, pod template, heap, storage. */
final class ComponentRules {
  private static final String IMAGE_FORM = "[a-zA-Z0-9][a-zA-Z0-9._:/@-]*";
  private static final Pattern IMAGE = Pattern.compile(IMAGE_FORM);
  private static final String IMAGE_REMEDY =
      "write it as registry/name:tag or registry/name@digest";

  private static final Row<String> IMAGE_ROWS =
      Group.all(
          Bounds.atMost(ComponentSpec.MAX_IMAGE_LENGTH, IMAGE_REMEDY),
          rule(
              cel("%s && !self.contains('//')").with(Cel.matches("self", IMAGE_FORM)),
              image -> IMAGE.matcher(image).matches() && !image.contains("//"),
              Forms::notAllowed,
              IMAGE_REMEDY));

  private static final Row<Amounts> AMOUNTS =
      Group.all(
          at("cpu", Amounts::cpu, Forms.QUANTITY), at("memory", Amounts::memory, Forms.QUANTITY));

  private static final Row<ResourcesSpec> RESOURCES =
      Group.all(
          at("requests", ResourcesSpec::requests, AMOUNTS),
          at("limits", ResourcesSpec::limits, AMOUNTS),
          atMostLimit("cpu", Amounts::cpu),
          atMostLimit("memory", Amounts::memory));

  private static final Row<StorageSpec> STORAGE =
      Group.all(
          at(
              "size",
              StorageSpec::size,
              Forms.QUANTITY,
              rule(
                  cel("!isQuantity(self) || quantity(self).isGreaterThan(quantity('0'))"),
                  size -> size.amount().signum() != 0,
                  "is 0; give a size such as 10Gi")),
          at("storageClassName", StorageSpec::storageClassName, Names.optionalObject()),
          growing(
                  cel(
                      "!has(self.size) || !has(oldSelf.size) || !isQuantity(self.size)"
                          + " || !quantity(self.size).isLessThan(quantity(oldSelf.size))"),
                  (StorageSpec before, StorageSpec after) ->
                      before.size() == null
                          || after.size() == null
                          || after.size().compareTo(before.size()) >= 0,
                  before -> "a volume can't shrink, so ask for %s or more".formatted(before.size()))
              .messageInCel("a volume can't shrink, so ask for as much as it has, or more")
              .about("size", StorageSpec::size)
              .messageExpression(
                  cel(
                      "'was ' + oldSelf.size + ' and is ' + self.size"
                          + " + \"; a volume can't shrink, so ask for \""
                          + " + oldSelf.size + ' or more'")));

  private ComponentRules() {}

  /** The rules of every component. */
  static <C extends ComponentSpec> Row<C> component() {
    return Group.all(
        at("image", ComponentSpec::image, IMAGE_ROWS),
        at("resources", ComponentSpec::resources, RESOURCES),
        at("podTemplate", ComponentSpec::podTemplate, PodTemplateRules.TABLE));
  }

  /** The rules of a component whose JVM has a heap. */
  static <C extends ComponentSpec> Row<C> heap(Function<C, Quantity> heap) {
    return Group.all(
        at("heap", heap, Forms.QUANTITY),
        Rule.<C>rule(
                cel(
                    "!has(self.heap) || !isQuantity(self.heap) || !has(self.resources)"
                        + " || !has(self.resources.limits) || !has(self.resources.limits.memory)"
                        + " || !isQuantity(self.resources.limits.memory)"
                        + " || quantity(self.heap)"
                        + ".isLessThan(quantity(self.resources.limits.memory))"),
                component ->
                    heap.apply(component) == null
                        || memoryLimit(component) == null
                        || heap.apply(component).compareTo(memoryLimit(component)) < 0,
                component ->
                    "is %s, not below the memory limit of %s; "
                        .formatted(heap.apply(component), memoryLimit(component)),
                "a JVM needs room beside its heap, so leave at least a quarter")
            .about("heap")
            .inCel("is not below the memory limit; "));
  }

  /** The rules of a component with a volume. */
  static <C> Row<C> storage(Function<C, StorageSpec> storage) {
    return Group.all(
        at("storage", storage, STORAGE),
        ChangeRule.<C>unchangeable(
                cel(
                    "has(self.storage) && has(self.storage.storageClassName)"
                        + " ? has(oldSelf.storage) && has(oldSelf.storage.storageClassName)"
                        + " && self.storage.storageClassName == oldSelf.storage.storageClassName"
                        + " : !has(oldSelf.storage) || !has(oldSelf.storage.storageClassName)"),
                component -> storageClass(storage.apply(component)))
            .about("storage.storageClassName"));
  }

  private static String storageClass(StorageSpec storage) {
    return storage == null ? null : storage.storageClassName();
  }

  private static Quantity memoryLimit(ComponentSpec component) {
    ResourcesSpec resources = component.resources();
    return resources == null ? null : amount(resources.limits(), Amounts::memory);
  }

  private static Quantity amount(Amounts amounts, Function<Amounts, Quantity> kind) {
    return amounts == null ? null : kind.apply(amounts);
  }

  private static Rule<ResourcesSpec> atMostLimit(String name, Function<Amounts, Quantity> kind) {
    return Rule.<ResourcesSpec>rule(
            cel("!has(self.requests) || !has(self.limits) || !has(self.requests.%1$s)"
                    + " || !has(self.limits.%1$s) || !isQuantity(self.requests.%1$s)"
                    + " || !isQuantity(self.limits.%1$s)"
                    + " || !quantity(self.requests.%1$s)"
                    + ".isGreaterThan(quantity(self.limits.%1$s))")
                .with(name),
            resources -> {
              Quantity request = amount(resources.requests(), kind);
              Quantity limit = amount(resources.limits(), kind);
              return request == null || limit == null || request.compareTo(limit) <= 0;
            },
            resources ->
                "is %s, above the limit of %s; "
                    .formatted(kind.apply(resources.requests()), kind.apply(resources.limits())),
            "lower it or raise the limit")
        .about("requests." + name)
        .inCel("is above the limit; ");
  }
}
