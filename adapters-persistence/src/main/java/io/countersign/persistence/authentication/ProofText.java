package io.countersign.persistence.authentication;

import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.persistence.database.Microseconds;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Proofs as one text, oldest first, a line each: {@code
 * totp|<authenticator>|,POSSESSION|,otp|<microseconds>}. Every member of a set follows a comma, so
 * that no member and an empty one are not the same.
 */
final class ProofText {

  private static final String LINE = "\n";
  private static final String PART = "|";
  private static final String MEMBER = ",";
  private static final int PARTS = 5;
  private static final Microseconds MICROSECONDS = new Microseconds();

  private ProofText() {}

  static String write(List<Proof> proofs) {
    return proofs.stream().map(ProofText::line).collect(Collectors.joining(LINE));
  }

  /**
   * @throws IllegalArgumentException if it was not written here
   */
  static List<Proof> read(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(LINE, -1)).map(ProofText::proof).toList();
  }

  private static String line(Proof proof) {
    return String.join(
        PART,
        proof.factor().value(),
        proof.authenticator().value().toString(),
        members(proof.kinds(), FactorKind::name),
        members(proof.amr(), amr -> URLEncoder.encode(amr, StandardCharsets.UTF_8)),
        MICROSECONDS.to(proof.at()).toString());
  }

  private static Proof proof(String line) {
    String[] parts = line.split("\\" + PART, -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("a proof has " + PARTS + " parts, not " + parts.length);
    }
    return new Proof(
        new FactorType(parts[0]),
        new AuthenticatorId(UUID.fromString(parts[1])),
        members(parts[2], FactorKind::valueOf),
        members(parts[3], amr -> URLDecoder.decode(amr, StandardCharsets.UTF_8)),
        MICROSECONDS.from(Long.valueOf(parts[4])));
  }

  private static <T> String members(Collection<T> members, Function<T, String> text) {
    return members.stream().map(text).sorted().map(MEMBER::concat).collect(Collectors.joining());
  }

  private static <T> Set<T> members(String text, Function<String, T> member) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.substring(MEMBER.length()).split(MEMBER, -1))
            .map(member)
            .collect(Collectors.toUnmodifiableSet());
  }
}
