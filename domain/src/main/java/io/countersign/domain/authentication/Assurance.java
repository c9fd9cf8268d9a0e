package io.countersign.domain.authentication;

import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.policy.Acr;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How sure an application can be of who it is talking to, in the words of OpenID Connect Core
 * section 2.
 *
 * @param amr what was proved (RFC 8176), in alphabetical order; {@code mfa} is among it if at least
 *     two different kinds of factor were
 * @param acr {@code urn:countersign:acr:0fa}, {@code …:1fa} or {@code …:2fa}: how many different
 *     kinds of factor were proved, more than two counting as two
 * @param authTime when the latest proof was checked; absent if there was none
 */
public record Assurance(List<String> amr, String acr, Optional<Instant> authTime) {

  /** What follows from everything that was proved, to the application or to us. */
  static Assurance of(Optional<FirstFactor> first, List<Proof> proofs) {
    Set<FactorKind> kinds = EnumSet.noneOf(FactorKind.class);
    Set<String> amr = new TreeSet<>();
    first.ifPresent(vouched -> {
      kinds.add(vouched.kind());
      amr.add(vouched.method());
    });
    proofs.forEach(proof -> {
      kinds.addAll(proof.kinds());
      amr.addAll(proof.amr());
    });
    // RFC 8176 section 2: "mfa: Multiple-factor authentication [NIST.800-63-2]".
    if (kinds.size() >= 2) {
      amr.add("mfa");
    }
    Optional<Instant> latest =
        Stream.concat(first.map(FirstFactor::at).stream(), proofs.stream().map(Proof::at))
            .max(Instant::compareTo);
    return new Assurance(List.copyOf(amr), Acr.of(kinds.size()).text(), latest);
  }
}
