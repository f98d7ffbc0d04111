package dev.streamingpipeline.operator.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes the schema of a custom resource as Markdown: a section for each object, a row for each
 * field.
 */
final class ResourceReference {
  private static final String HEADER =
      "| field | type | default | description |\n|---|---|---|---|\n";

  private final StringBuilder page = new StringBuilder();

  /** The section of each described object. Several parts of a pipeline share the same schema. */
  private final Map<JsonNode, String> sections = new HashMap<>();

  private ResourceReference() {}

  /**
   * The page.
   *
   * @param schema the OpenAPI schema of the resource's one version
   */
  static String of(JsonNode schema) {
    ResourceReference reference = new ResourceReference();
    reference.page.append(
        """
        # The resource

        Every field of `StreamingPipeline`. This page is generated from the custom resource definition (`make golden`).
        A field in **bold** is required. *(kept)* marks what can't be changed once the pipeline exists.
        """);
    for (String part : List.of("spec", "status")) {
      reference.section(part, schema.at("/properties/" + part));
    }
    return reference.page.toString();
  }

  private void section(String path, JsonNode object) {
    page.append("\n## ").append(path).append("\n\n");
    String former = sections.putIfAbsent(object, path);
    if (former != null) {
      page.append("As [%s](#%s).\n".formatted(former, anchor(former)));
      return;
    }
    if (object.hasNonNull("description")) {
      page.append(object.get("description").asText()).append("\n\n");
    }
    Set<String> rules = rules(object);
    if (!rules.isEmpty()) {
      page.append("Messages of rules that look at several fields:\n\n");
      rules.forEach(rule -> page.append("- ").append(rule).append('\n'));
      page.append('\n');
    }
    page.append(HEADER);
    Set<String> required = new HashSet<>();
    object.path("required").forEach(name -> required.add(name.asText()));
    List<Runnable> below = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.path("properties").properties()) {
      String name = entry.getKey();
      JsonNode field = entry.getValue();
      row(name, field, required.contains(name));
      if (field.has("properties")) {
        below.add(() -> section(path + "." + name, field));
      } else if (field.path("items").has("properties")) {
        below.add(() -> section(path + "." + name + "[]", field.get("items")));
      }
    }
    below.forEach(Runnable::run);
  }

  /** The anchor of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "");
  }

  private void row(String name, JsonNode field, boolean required) {
    List<String> text = new ArrayList<>();
    if (field.hasNonNull("description")) {
      text.add(field.get("description").asText());
    }
    if (!field.has("properties")) {
      rules(field).forEach(rule -> text.add(sentence(rule)));
    }
    page.append(
        "| %s | %s | %s | %s |\n"
            .formatted(
                required ? "**`" + name + "`**" : "`" + name + "`",
                type(field),
                field.has("default") ? "`" + field.get("default") + "`" : "",
                escaped(String.join(" ", text))));
  }

  private static String type(JsonNode field) {
    if (field.has("enum")) {
      List<String> values = new ArrayList<>();
      field.get("enum").forEach(value -> values.add("`" + value.asText() + "`"));
      return String.join(", ", values);
    }
    if (field.has("items")) {
      return "list of " + type(field.get("items"));
    }
    if (field.path("additionalProperties").isObject()) {
      return "map of " + type(field.get("additionalProperties"));
    }
    String bounds =
        field.has("minimum") && field.has("maximum")
            ? ", %s to %s".formatted(field.get("minimum").asText(), field.get("maximum").asText())
            : "";
    return field.path("type").asText("any") + bounds;
  }

  /** The messages of a field's validation rules. */
  private static Set<String> rules(JsonNode field) {
    Set<String> messages = new LinkedHashSet<>();
    for (JsonNode rule : field.path("x-kubernetes-validations")) {
      if (rule.hasNonNull("message")) {
        messages.add(
            rule.path("rule").asText().contains("oldSelf")
                ? "*(kept)* " + rule.get("message").asText()
                : rule.get("message").asText());
      }
    }
    return messages;
  }

  private static String sentence(String rule) {
    return rule.substring(0, 1).toUpperCase(Locale.ROOT) + rule.substring(1) + ".";
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
