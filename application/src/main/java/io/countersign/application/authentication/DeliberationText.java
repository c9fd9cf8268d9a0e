package io.countersign.application.authentication;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Command.Allow;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Command.EnrollWithAny;
import io.countersign.domain.policy.Command.Require;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.policy.Finding;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.PolicyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A {@link Deliberation}, the circumstances apart, as a text to be kept: a line for each thing,
 * which begins with its name.
 */
public final class DeliberationText {

  private static final String RUN = "run";
  private static final String REQUIRED = "required";
  private static final String PENDING = "pending";
  private static final String OFFERED = "offered";
  private static final String MESSAGE = "message";
  private static final String FINDING = "finding";

  private static final String CHALLENGE_WITH = "challenge-with";
  private static final String CHALLENGE_WITH_ANY = "challenge-with-any";
  private static final String ENROLL_WITH = "enroll-with";
  private static final String ENROLL_WITH_ANY = "enroll-with-any";
  private static final String REQUIRE = "require";
  private static final String ALLOW = "allow";
  private static final String DENY = "deny";

  /** Where the words of a command begin in its line, after its origin. */
  private static final int COMMAND = 3;

  private DeliberationText() {}

  /**
   * For {@link #read}.
   *
   * @return nothing if there is nothing but circumstances
   */
  public static Optional<String> write(Deliberation deliberation) {
    Lines lines = new Lines();
    deliberation.run().ifPresent(run -> write(lines, run));
    deliberation.offered().ifPresent(names -> lines.add(words(Stream.of(OFFERED), names)));
    deliberation.message().ifPresent(message -> lines.add(MESSAGE, message));
    deliberation
        .trace()
        .forEach(finding ->
            lines.add(
                FINDING,
                finding.origin().stage(),
                line(finding.origin()),
                finding.what(),
                finding.factor().map(FactorType::value).orElse(""),
                finding.text()));
    return Optional.of(lines.text()).filter(text -> !text.isEmpty());
  }

  private static void write(Lines lines, PolicyRun run) {
    lines.add(RUN, run.version(), run.stage(), run.demanded(), run.memo());
    run.required().ifPresent(required -> lines.add(words(Stream.of(REQUIRED), required)));
    for (Said said : run.pending()) {
      Stream<String> origin = Stream.of(PENDING, said.origin().stage(), line(said.origin()));
      lines.add(words(origin, said.command()));
    }
  }

  private static List<String> words(Stream<String> first, List<FactorType> names) {
    return Stream.concat(first, names.stream().map(FactorType::value)).toList();
  }

  private static List<String> words(Stream<String> first, Command command) {
    Stream<String> words =
        switch (command) {
          case ChallengeWith(var factor, var others) ->
              words(Stream.of(CHALLENGE_WITH, factor.value()), others).stream();
          case ChallengeWithAny(var names) -> words(Stream.of(CHALLENGE_WITH_ANY), names).stream();
          case EnrollWith(var factor) -> Stream.of(ENROLL_WITH, factor.value());
          case EnrollWithAny(var names) -> words(Stream.of(ENROLL_WITH_ANY), names).stream();
          case Require(var requirement, var browser) ->
              Stream.of(REQUIRE, requirement.name(), String.valueOf(browser));
          case Allow() -> Stream.of(ALLOW);
          case Deny(var reason) -> Stream.of(DENY, reason);
        };
    return Stream.concat(first, words).toList();
  }

  private static String line(Origin origin) {
    return origin.line().isPresent() ? String.valueOf(origin.line().getAsInt()) : "";
  }

  /**
   * What was written.
   *
   * @throws IllegalArgumentException if it was not written here
   */
  public static Deliberation read(Circumstances circumstances, String text) {
    Optional<List<String>> run = Optional.empty();
    Optional<Require> required = Optional.empty();
    List<Said> pending = new ArrayList<>();
    Optional<List<FactorType>> offered = Optional.empty();
    Optional<String> message = Optional.empty();
    List<Finding> trace = new ArrayList<>();
    for (List<String> line : Lines.read(text)) {
      switch (line.getFirst()) {
        case RUN -> run = Optional.of(line);
        case REQUIRED -> required = Optional.of((Require) command(line.subList(1, line.size())));
        case PENDING ->
            pending.add(new Said(command(line.subList(COMMAND, line.size())), origin(line)));
        case OFFERED -> offered = Optional.of(names(line, 1));
        case MESSAGE -> message = Optional.of(line.get(1));
        case FINDING -> trace.add(finding(line));
        default -> throw new IllegalArgumentException("no such line: " + line.getFirst());
      }
    }
    Optional<Require> instead = required;
    return new Deliberation(
        circumstances, run.map(line -> run(line, pending, instead)), offered, message, trace);
  }

  private static PolicyRun run(List<String> line, List<Said> pending, Optional<Require> required) {
    return new PolicyRun(
        Integer.parseInt(line.get(1)),
        Integer.parseInt(line.get(2)),
        pending,
        Integer.parseInt(line.get(3)),
        required,
        line.get(4));
  }

  private static Finding finding(List<String> line) {
    return new Finding(
        origin(line),
        Finding.What.valueOf(line.get(3)),
        Optional.of(line.get(4)).filter(name -> !name.isEmpty()).map(FactorType::new),
        line.get(5));
  }

  private static Origin origin(List<String> line) {
    return new Origin(
        line.get(1),
        line.get(2).isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(line.get(2))));
  }

  private static Command command(List<String> words) {
    return switch (words.getFirst()) {
      case CHALLENGE_WITH -> new ChallengeWith(new FactorType(words.get(1)), names(words, 2));
      case CHALLENGE_WITH_ANY -> new ChallengeWithAny(names(words, 1));
      case ENROLL_WITH -> new EnrollWith(new FactorType(words.get(1)));
      case ENROLL_WITH_ANY -> new EnrollWithAny(names(words, 1));
      case REQUIRE ->
          new Require(MfaRequirement.valueOf(words.get(1)), Boolean.parseBoolean(words.get(2)));
      case ALLOW -> new Allow();
      case DENY -> new Deny(words.get(1));
      default -> throw new IllegalArgumentException("no such command: " + words.getFirst());
    };
  }

  private static List<FactorType> names(List<String> words, int from) {
    return words.subList(from, words.size()).stream().map(FactorType::new).toList();
  }
}
