package dev.streamingpipeline.model.validation;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule about a value, with its two sides: CEL for the API server, Java for the laptop and the
 * operator. A rule that has one side only gives the reason.
 *
 * @param <T> the type of the value
 */
final class Rule<T> implements Row<T> {
  private final Cel cel;
  private final Check<T> check;
  private final String remedy;
  private final Reason reason;
  private final String place;
  private final Message message;

  private Rule(
      Cel cel, Check<T> check, String remedy, Reason reason, String place, Message message) {
    this.cel = cel;
    this.check = check;
    this.remedy = remedy;
    this.reason = reason;
    this.place = place;
    this.message = message;
  }

  /** The Java side: reports each part of the value that breaks the rule. */
  interface Check<T> {
    void run(T value, Report report);
  }

  /**
   * The API server's message.
   *
   * @param text the message
   * @param expression the message in CEL; null where there is none
   */
  private record Message(String text, Cel expression) {}

  /** A rule whose message is its remedy alone. */
  static <T> Rule<T> rule(Cel cel, Predicate<T> holds, String remedy) {
    return rule(cel, holds, value -> "", remedy);
  }

  /**
   * A rule about a value.
   *
   * @param cel the rule for the API server
   * @param holds the same rule in Java
   * @param problem what is wrong with the value; precedes the remedy in Java's message
   * @param remedy what to do about it; on both sides
   */
  static <T> Rule<T> rule(Cel cel, Predicate<T> holds, Function<T, String> problem, String remedy) {
    return rule(cel, unless(holds, problem), remedy);
  }

  /** A rule about a list, a map or several of their parts. */
  static <T> Rule<T> rule(Cel cel, Check<T> check, String remedy) {
    return new Rule<>(cel, check, remedy, null, "", new Message(remedy, null));
  }

  /** A rule about a list or a map: there is none of these among its elements or keys. */
  static <T> Rule<T> none(Cel offenders, Check<T> check, String problemInCel, String remedy) {
    return rule(Cel.cel("%s.size() == 0").with(offenders), check, remedy)
        .quoting(Cel.cel("%s[0]").with(offenders), problemInCel);
  }

  /** A rule for the API server only. */
  static <T> Rule<T> celOnly(Reason reason, Cel cel, String remedy) {
    return new Rule<>(cel, null, remedy, reason, "", new Message(remedy, null));
  }

  /** A rule for Java only. */
  static <T> Rule<T> javaOnly(
      Reason reason, Predicate<T> holds, Function<T, String> problem, String remedy) {
    return javaOnly(reason, unless(holds, problem), remedy);
  }

  /** A rule for Java only, about several parts of the value. */
  static <T> Rule<T> javaOnly(Reason reason, Check<T> check, String remedy) {
    return new Rule<>(null, check, remedy, reason, "", null);
  }

  private static <T> Check<T> unless(Predicate<T> holds, Function<T, String> problem) {
    return (value, report) -> {
      if (!holds.test(value)) {
        report.value(problem.apply(value));
      }
    };
  }

  /** Sets the field below the value that messages are about, such as {@code requests.cpu}. */
  Rule<T> about(String field) {
    return new Rule<>(cel, check, remedy, reason, field, message);
  }

  /** Sets what precedes the remedy in the API server's message. */
  Rule<T> inCel(String problem) {
    return messageInCel(problem + remedy);
  }

  /** Sets the API server's message. */
  Rule<T> messageInCel(String text) {
    return new Rule<>(cel, check, remedy, reason, place, new Message(text, message.expression()));
  }

  /** Makes the API server quote a text in front of the remedy. */
  Rule<T> quoting(Cel text) {
    return quoting(text, "");
  }

  private Rule<T> quoting(Cel text, String problem) {
    return messageExpression(Cel.cel("\"'\" + %s + \"' %s%s\"").with(text, problem, remedy));
  }

  /** Sets the expression that evaluates to the API server's message. */
  Rule<T> messageExpression(Cel expression) {
    return new Rule<>(cel, check, remedy, reason, place, new Message(message.text(), expression));
  }

  /** Why the rule has one side only; null where it has both. */
  Reason reason() {
    return reason;
  }

  /** Null where the rule is checked in Java only. */
  Cel cel() {
    return cel;
  }

  /** Checks a value, unless it has a problem already: that one is to be solved first. */
  void check(String path, T value, Problems problems) {
    String about = Row.join(path, place);
    if (!problems.has(about)) {
      check.run(value, new Report(about, remedy, problems));
    }
  }

  /** Rules about absent values are those of {@link Bounds}, which only Java has. */
  @Override
  public Stream<Application<?>> on(String path, T value) {
    return check == null || (value == null && !(check instanceof Bounds.OfAbsent))
        ? Stream.empty()
        : Stream.of(new Application<>(path, this, value));
  }

  @Override
  public Stream<ChangeApplication<?>> onChange(String path, T before, T after) {
    return Stream.empty();
  }

  @Override
  public Stream<CelRule> cel(String path) {
    return cel == null
        ? Stream.empty()
        : Stream.of(CelRule.of(path, cel, place, message.text(), message.expression()));
  }
}
