package dev.streamingpipeline.provisioner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.provisioner.plan.Action;
import dev.streamingpipeline.provisioner.plan.Action.Effect;
import dev.streamingpipeline.provisioner.plan.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The resources created, changed and found unchanged, over all attempts of a run. */
final class ProvisioningResult {
  private final Set<String> resources = new LinkedHashSet<>();
  private final Set<String> created = new LinkedHashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> applied = new LinkedHashSet<>();

  void addResources(Plan<?> plan) {
    resources.addAll(plan.resources());
  }

  void addApplied(Action<?> action) {
    applied.add(action.resource());
    if (action.effect() == Effect.CREATED) {
      created.add(action.resource());
    } else {
      changed.add("%s: %s".formatted(action.resource(), action.detail()));
    }
  }

  List<String> created() {
    return List.copyOf(created);
  }

  /** The changed resources, each with the detail of its change. */
  List<String> changed() {
    return List.copyOf(changed);
  }

  List<String> unchanged() {
    return resources.stream().filter(resource -> !applied.contains(resource)).toList();
  }

  /** The result as JSON on one line. */
  String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    addAll(json.putArray("created"), created());
    addAll(json.putArray("changed"), changed());
    addAll(json.putArray("unchanged"), unchanged());
    return json.toString();
  }

  private static void addAll(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
