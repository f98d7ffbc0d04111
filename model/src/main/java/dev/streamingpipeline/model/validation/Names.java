package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.Forms.matches;
import static dev.streamingpipeline.model.validation.Forms.matchesOrEmpty;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.KubernetesName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about names: of pipelines, of other Kubernetes objects, and of what is in Cassandra. */
final class Names {
  static final String PIPELINE_FORM = "[a-z]([a-z0-9-]{0,28}[a-z0-9])?";
  static final String PIPELINE_REMEDY =
      "begin with a letter, end with a letter or digit, and use lower case, digits and dashes, at"
          + " most 30";

  private static final String SUBDOMAIN_REMEDY =
      "use lower case, digits, dashes and dots, with a letter or digit at both ends";

  /** The reserved words of CQL 3, which need quotes in every statement that users write. */
  private static final String RESERVED =
      "add|allow|alter|and|apply|asc|authorize|batch|begin|by|columnfamily|create|default|delete|desc"
          + "|describe|drop|entries|execute|from|full|grant|if|in|index|infinity|insert|into|is"
          + "|keyspace|limit|materialized|mbean|mbeans|modify|nan|norecursive|not|null|of|on|or"
          + "|order|primary|rename|replace|revoke|schema|select|set|table|to|token|truncate|unlogged"
          + "|unset|update|use|using|view|where|with";

  private static final Set<String> RESERVED_WORDS = Set.of(RESERVED.split("\\|"));

  private Names() {}

  /** The name of a Kubernetes object. */
  static Row<String> object() {
    return Group.all(
        Bounds.atMost(KubernetesName.MAX_SUBDOMAIN_LENGTH),
        matches(KubernetesName.SUBDOMAIN_FORM, SUBDOMAIN_REMEDY));
  }

  /** The name of a Kubernetes object; an empty one stands for the default. */
  static Row<String> optionalObject() {
    return Group.all(
        Bounds.atMost(KubernetesName.MAX_SUBDOMAIN_LENGTH),
        matchesOrEmpty(KubernetesName.SUBDOMAIN_FORM, SUBDOMAIN_REMEDY));
  }

  /** A list of names of Kubernetes objects. */
  static Rule<List<String>> objects() {
    Pattern form = Pattern.compile(KubernetesName.SUBDOMAIN_FORM);
    return rule(
        cel("self.all(name, %s)").with(Cel.matches("name", KubernetesName.SUBDOMAIN_FORM)),
        (names, report) -> {
          for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (name != null
                && name.length() <= KubernetesName.MAX_SUBDOMAIN_LENGTH
                && !form.matcher(name).matches()) {
              report.element(index, Forms.notAllowed(name));
            }
          }
        },
        SUBDOMAIN_REMEDY);
  }

  /** A key in a Secret. */
  static Row<String> secretKey() {
    return Group.all(
        Bounds.atMost(KubernetesName.MAX_SUBDOMAIN_LENGTH),
        matches("[A-Za-z0-9._-]+", "use letters, digits, dots, underscores and dashes"));
  }

  /** The keys of labels and annotations. */
  static Rule<Map<String, String>> keys() {
    return Forms.keysMatch(KubernetesName.KEY_FORM, "write a key such as team or example.org/team");
  }

  /** The values of labels. */
  static Rule<Map<String, String>> labels() {
    return Forms.valuesMatch(
        "([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?",
        "use letters, digits, dots, underscores and dashes, at most 63, with a letter or digit at"
            + " both ends");
  }

  /**
   * The name of a keyspace, a table or a column. Lower case, because CQL folds unquoted names:
   * users can then leave the quotes out.
   */
  static Row<String> cql() {
    return Group.all(
        matches(
            "[a-z][a-z0-9_]{0,47}",
            "begin with a letter and use lower case, digits and underscores, at most 48"),
        rule(
            cel("!%s").with(Cel.matches("self", "(" + RESERVED + ")")),
            name -> !RESERVED_WORDS.contains(name),
            Forms::quoted,
            "is a reserved word of CQL; choose another name"));
  }
}
