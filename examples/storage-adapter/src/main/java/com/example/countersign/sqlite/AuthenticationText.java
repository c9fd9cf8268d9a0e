package com.example.countersign.sqlite;

import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.ChallengeId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Choosing;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where an authentication stands as text: words between blanks, a line for each proof. */
final class AuthenticationText {

  private AuthenticationText() {}

  static String of(Progress progress) {
    return switch (progress) {
      case Challenged(var challenge) ->
          words(
              "challenged",
              challenge.id(),
              challenge.authenticator(),
              challenge.factor(),
              Row.micros(challenge.createdAt()));
      case EnrollmentDue(var factors, var skippable) ->
          words("enrollment-due", set(factors), skippable);
      case Choosing() -> "choosing";
      case Approved(var at) -> words("approved", Row.micros(at));
      case Denied(var reason, var at) -> words("denied", Row.micros(at), reason);
      case Expired(var at) -> words("expired", Row.micros(at));
    };
  }

  /**
   * @param state of the challenge, if there is one
   */
  static Progress progress(String text, ChallengeState state) {
    String[] words = text.split(" ", -1);
    return switch (words[0]) {
      case "challenged" ->
          new Challenged(
              new Challenge(
                  new ChallengeId(UUID.fromString(words[1])),
                  new AuthenticatorId(UUID.fromString(words[2])),
                  new FactorType(words[3]),
                  state,
                  instant(words[4])));
      case "enrollment-due" -> 
          new EnrollmentDue(set(words[1], FactorType::new), Boolean.parseBoolean(words[2]));
      case "choosing" -> new Choosing();
      case "approved" -> new Approved(instant(words[1]));
      case "denied" -> new Denied(words[2], instant(words[1]));
      case "expired" -> new Expired(instant(words[1]));
      default -> throw new IllegalStateException("no such progress: " + words[0]);
    };
  }

  static String of(List<Proof> proofs) {
    return proofs.stream()
        .map(proof ->
            words(
                proof.factor(),
                proof.authenticator(),
                Row.micros(proof.at()),
                set(proof.kinds()),
                set(proof.amr())))
        .collect(Collectors.joining("\n"));
  }

  static List<Proof> proofs(String text) {
    return text.lines().map(AuthenticationText::proof).toList();
  }

  private static Proof proof(String line) {
    String[] words = line.split(" ", -1);
    return new Proof(
        new FactorType(words[0]),
        new AuthenticatorId(UUID.fromString(words[1])),
        set(words[3], FactorKind::valueOf),
        set(words[4], Function.identity()),
        instant(words[2]));
  }

  private static String words(Object... words) {
    return Arrays.stream(words).map(Object::toString).collect(Collectors.joining(" "));
  }

  /** A comma follows each member: none at all and an empty one are not the same. */
  private static String set(Collection<?> members) {
    return members.stream()
        .map(member -> URLEncoder.encode(member.toString(), StandardCharsets.UTF_8) + ",")
        .sorted()
        .collect(Collectors.joining());
  }

  private static <T> Set<T> set(String text, Function<String, T> member) {
    String[] members = text.split(",", -1);
    return Arrays.stream(members)
        .limit(members.length - 1L)
        .map(encoded -> URLDecoder.decode(encoded, StandardCharsets.UTF_8))
        .map(member)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Instant instant(String micros) {
    return Row.instant(Long.parseLong(micros));
  }
}
