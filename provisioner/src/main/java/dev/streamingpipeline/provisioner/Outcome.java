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

/** What was done so far, over all tries. */
final class Outcome {
  private final Set<String> resources = new LinkedHashSet<>();
  private final Set<String> created = new LinkedHashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> touched = new LinkedHashSet<>();

  void declared(Plan<?> plan) {
    resources.addAll(plan.resources());
  }

  void done(Action<?> action) {
    touched.add(action.resource());
    if (action.effect() == Effect.CREATED) {
      created.add(action.resource());
    } else {
      changed.add("%s: %s".formatted(action.resource(), action.detail()));
    }
  }

  List<String> created() {
    return List.copyOf(created);
  }

  /** Each change with what is new. */
  List<String> changed() {
    return List.copyOf(changed);
  }

  List<String> unchanged() {
    return resources.stream().filter(resource -> !touched.contains(resource)).toList();
  }

  /** On one line. */
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
