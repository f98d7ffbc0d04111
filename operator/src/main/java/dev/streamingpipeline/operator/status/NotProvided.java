package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Parts that a pipeline can ask for and this operator does not run yet. Nothing waits for them. */
// Its functions are pure, which the checker can't see
@SuppressWarnings("ImmutableEnumChecker")
enum NotProvided {
  CONTROL_CENTER("ControlCenter", "controlCenter", spec -> spec.controlCenter().enabled());

  private final String title;
  private final String field;
  private final Predicate<PipelineSpec> enabled;

  NotProvided(String title, String field, Predicate<PipelineSpec> enabled) {
    this.title = title;
    this.field = field;
    this.enabled = enabled;
  }

  static List<NotProvided> in(PipelineSpec spec) {
    return Stream.of(values()).filter(part -> part.enabled.test(spec)).toList();
  }

  String conditionType() {
    return title + "Ready";
  }

  String message() {
    return "This version of the operator does not run it; records flow without it. Set spec.%s.enabled: false to have no condition about it"
        .formatted(field);
  }
}
