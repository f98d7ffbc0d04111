package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Bounds.required;
import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.ChangeRule.growing;
import static dev.streamingpipeline.model.validation.ChangeRule.unchangeable;
import static dev.streamingpipeline.model.validation.Forms.matches;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.TopicSpec;

/** The rules of {@code spec.topic}. */
final class TopicRules {
  static final String NAME_REMEDY = "name the Kafka topic";

  static final Row<TopicSpec> TABLE =
      Group.all(
          at(
              "name",
              TopicSpec::name,
              required(NAME_REMEDY),
              // Kafka allows 249 characters; the dead-letter topic's name is longer by its suffix
              matches(
                  "[a-zA-Z0-9._-]{1,245}",
                  "use letters, digits, dots, underscores and dashes, at most 245"),
              rule(
                  cel("self != '.' && self != '..'"),
                  name -> !name.equals(".") && !name.equals(".."),
                  Forms::quoted,
                  "is not allowed by Kafka; choose a name with letters"),
              rule(
                  cel("!self.startsWith('__') && self != '_schemas'"),
                  name -> !name.startsWith("__") && !name.equals("_schemas"),
                  Forms::quoted,
                  "is one of Kafka's own names; choose another"),
              rule(
                  cel("!self.endsWith('%s')").with(TopicSpec.DEAD_LETTER_SUFFIX),
                  name -> !name.endsWith(TopicSpec.DEAD_LETTER_SUFFIX),
                  "ends with %s, which marks dead letters; choose another name"
                      .formatted(TopicSpec.DEAD_LETTER_SUFFIX)),
              unchangeable()),
          at(
              "partitions",
              TopicSpec::partitions,
              Bounds.between(1, TopicSpec.MAX_PARTITIONS),
              growing(
                      cel("self >= oldSelf"),
                      (Integer before, Integer after) -> after >= before,
                      "a topic's partitions can't be taken away, so ask for %s or more"::formatted)
                  .messageInCel(
                      "a topic's partitions can't be taken away, so ask for as many as it has, or"
                          + " more")),
          at("retention", TopicSpec::retention, Forms.between("1m", "3650d")));

  private TopicRules() {}
}
