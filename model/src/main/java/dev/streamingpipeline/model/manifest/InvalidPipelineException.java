package dev.streamingpipeline.model.manifest;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.validation.Problem;
import java.util.List;

/** Thrown for an invalid manifest. The message lists every problem, one per line. */
public final class InvalidPipelineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidPipelineException(String origin, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> "  " + problem)
            .collect(
                joining(
                    "\n",
                    "%s: %s problem%s\n"
                        .formatted(origin, problems.size(), problems.size() == 1 ? "" : "s"),
                    "")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
