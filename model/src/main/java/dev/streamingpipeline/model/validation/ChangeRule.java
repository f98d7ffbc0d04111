package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.EnumNames;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule about the change from one value to another: in CEL with {@code oldSelf}, and in Java.
 *
 * @param <T> the type of the values
 */
final class ChangeRule<T> implements Row<T> {
  private static final String REMEDY =
      "it can't be changed; set it back, or create a new pipeline with another metadata.name";

  private final Cel cel;
  private final BiPredicate<T, T> allowed;
  private final Function<T, Object> subject;
  private final Function<T, String> remedy;
  private final String place;
  private final String message;
  private final Cel messageExpression;

  private ChangeRule(
      Cel cel,
      BiPredicate<T, T> allowed,
      Function<T, Object> subject,
      Function<T, String> remedy,
      String place,
      String message,
      Cel messageExpression) {
    this.cel = cel;
    this.allowed = allowed;
    this.subject = subject;
    this.remedy = remedy;
    this.place = place;
    this.message = message;
    this.messageExpression = messageExpression;
  }

  /** A text or a choice that can't change. */
  static <T> ChangeRule<T> unchangeable() {
    ChangeRule<T> rule = unchangeable(Cel.cel("self == oldSelf"), value -> value);
    return rule.messageExpression(
        Cel.cel("'was ' + oldSelf + ' and is ' + self + \"; %s\"").with(REMEDY));
  }

  /** A list of texts that can't change. */
  static ChangeRule<List<String>> unchangeableList() {
    ChangeRule<List<String>> rule = unchangeable(Cel.cel("self == oldSelf"), value -> value);
    return rule.messageExpression(
        Cel.cel("'was [' + oldSelf.join(', ') + '] and is [' + self.join(', ') + \"]; %s\"")
            .with(REMEDY));
  }

  /**
   * Something that follows from a value and can't change.
   *
   * @param cel whether it stays the same
   * @param subject what must stay the same; null counts as a value
   */
  static <T> ChangeRule<T> unchangeable(Cel cel, Function<T, Object> subject) {
    return new ChangeRule<>(
        cel,
        (before, after) -> Objects.equals(subject.apply(before), subject.apply(after)),
        subject,
        value -> REMEDY,
        "",
        REMEDY,
        null);
  }

  /**
   * A value that changes in one direction only.
   *
   * @param cel the rule for the API server
   * @param allowed the same rule in Java, about what was and what is
   * @param remedy what to do, from what was
   */
  static <T> ChangeRule<T> growing(Cel cel, BiPredicate<T, T> allowed, Function<T, String> remedy) {
    return new ChangeRule<>(cel, allowed, value -> value, remedy, "", null, null);
  }

  /** Sets the field below the value that messages are about. */
  ChangeRule<T> about(String field) {
    return new ChangeRule<>(cel, allowed, subject, remedy, field, message, messageExpression);
  }

  /** Sets the field below the value that messages are about, and whose values they quote. */
  ChangeRule<T> about(String field, Function<T, Object> value) {
    return new ChangeRule<>(cel, allowed, value, remedy, field, message, messageExpression);
  }

  /** Sets the API server's message, which can't contain the value. */
  ChangeRule<T> messageInCel(String text) {
    return new ChangeRule<>(cel, allowed, subject, remedy, place, text, messageExpression);
  }

  /** Sets the expression that evaluates to the API server's message. */
  ChangeRule<T> messageExpression(Cel expression) {
    return new ChangeRule<>(cel, allowed, subject, remedy, place, message, expression);
  }

  Cel cel() {
    return cel;
  }

  void check(String path, T before, T after, Problems problems) {
    if (!allowed.test(before, after)) {
      problems.add(
          Row.join(path, place),
          "was %s and is %s; %s"
              .formatted(
                  text(subject.apply(before)), text(subject.apply(after)), remedy.apply(before)));
    }
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return EnumNames.of(constant);
    }
    return value == null ? "left out" : value.toString();
  }

  @Override
  public Stream<Application<?>> on(String path, T value) {
    return Stream.empty();
  }

  @Override
  public Stream<ChangeApplication<?>> onChange(String path, T before, T after) {
    return before == null || after == null
        ? Stream.empty()
        : Stream.of(new ChangeApplication<>(path, this, before, after));
  }

  @Override
  public Stream<CelRule> cel(String path) {
    return Stream.of(CelRule.of(path, cel, place, message, messageExpression));
  }
}
