package dev.streamingpipeline.model.validation;

/** Receives the problems that the Java side of a rule finds. */
final class Report {
  private final String path;
  private final String remedy;
  private final Problems problems;

  Report(String path, String remedy, Problems problems) {
    this.path = path;
    this.remedy = remedy;
    this.problems = problems;
  }

  /** The value itself breaks the rule; the rule's remedy follows the problem. */
  void value(String problem) {
    problems.add(path, problem + remedy);
  }

  /** An element of the value, which is a list, breaks the rule. */
  void element(int index, String problem) {
    problems.add("%s[%s]".formatted(path, index), problem + remedy);
  }

  /** A property of an element breaks the rule. */
  void element(int index, String property, String problem) {
    problems.add("%s[%s].%s".formatted(path, index, property), problem + remedy);
  }

  /** An entry of the value, which is a map, breaks the rule. */
  void entry(String key, String problem) {
    problems.add(Problems.at(path, key), problem + remedy);
  }
}
