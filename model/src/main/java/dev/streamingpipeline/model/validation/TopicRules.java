package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.TopicSpec;
import java.util.regex.Pattern;

/** What {@code spec.topic} must be. */
final class TopicRules {
  private static final String PATH = "spec.topic";

  private static final Pattern NAME = Pattern.compile(TopicSpec.NAME_FORM);

  private TopicRules() {}

  static void check(PipelineSpec spec, Problems problems) {
    TopicSpec topic = spec.topic();
    if (!problems.present(
        PATH + ".name", topic == null ? null : topic.name(), "name the Kafka topic")) {
      return;
    }
    String name = topic.name();
    String path = PATH + ".name";
    if (problems.matches(path, name, NAME, TopicSpec.NAME_REMEDY)) {
      if (name.equals(".") || name.equals("..")) {
        problems.add(path, "'%s' %s".formatted(name, TopicSpec.DOTS_REMEDY));
      } else if (name.startsWith("__") || name.equals("_schemas")) {
        problems.add(path, "'%s' %s".formatted(name, TopicSpec.OWN_NAME_REMEDY));
      } else if (name.endsWith(TopicSpec.DEAD_LETTER_SUFFIX)) {
        problems.add(path, TopicSpec.DEAD_LETTER_REMEDY);
      }
    }
    problems.between(PATH + ".partitions", topic.partitions(), 1, TopicSpec.MAX_PARTITIONS);
    Durations.between(
        PATH + ".retention",
        topic.retention(),
        TopicSpec.MIN_RETENTION,
        TopicSpec.MAX_RETENTION,
        problems);
  }
}
