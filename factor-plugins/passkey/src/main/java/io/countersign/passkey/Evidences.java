package io.countersign.passkey;

import io.countersign.domain.factor.Evidence;
import io.countersign.domain.factor.FactorKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** What a passkey proves, with the names of RFC 8176 where it has some. */
final class Evidences {

  /** Ours: the authenticator verified its user, and does not say whether by PIN or biometric. */
  static final String USER_VERIFIED = "uv";

  private Evidences() {}

  static Evidence of(Passkey passkey, boolean userVerifiedNow) {
    Set<FactorKind> kinds = EnumSet.of(FactorKind.POSSESSION);
    Set<String> amr = new TreeSet<>(Set.of("user", key(passkey)));
    if (userVerifiedNow && passkey.is(Trait.USER_VERIFIED)) {
      // Every biometric has a PIN behind it, so what was proved at least is that somebody knew it.
      kinds.add(FactorKind.KNOWLEDGE);
      amr.add(USER_VERIFIED);
    }
    return new Evidence(kinds, amr);
  }

  /**
   * "Proof-of-possession of a hardware-secured key" only if its maker says so and it stays where it
   * is; else {@code swk}, which is the lesser.
   */
  private static String key(Passkey passkey) {
    return passkey.is(Trait.ATTESTED) && !passkey.is(Trait.BACKUP_ELIGIBLE) ? "hwk" : "swk";
  }
}
