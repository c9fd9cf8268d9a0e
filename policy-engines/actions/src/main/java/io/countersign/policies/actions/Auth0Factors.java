package io.countersign.policies.actions;

import io.countersign.domain.factor.FactorType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Auth0 calls factors, and what we call them. */
final class Auth0Factors {

  private static final Map<String, String> OURS =
      Map.of(
          "otp", "totp",
          "push-notification", "push",
          "recovery-code", "backup-code");

  private static final Map<String, String> THEIRS =
      Map.of(
          "totp", "otp",
          "push", "push-notification",
          "backup-code", "recovery-code",
          "sms", "phone",
          "voice", "phone");

  private static final String PLATFORM = "webauthn-platform";
  private static final String ROAMING = "webauthn-roaming";

  private Auth0Factors() {}

  /**
   * Ours.
   *
   * @param preferred of a phone: {@code sms}, {@code voice}, or anything else for both
   * @return nothing if it cannot be the name of a factor
   */
  static Optional<FactorType> ours(String type, String preferred) {
    if (type.equals("phone") && (preferred.equals("sms") || preferred.equals("voice"))) {
      return Optional.of(new FactorType(preferred));
    }
    try {
      return Optional.of(new FactorType(OURS.getOrDefault(type, type)));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  /**
   * Theirs.
   *
   * @param variants what is known of the sort; a passkey of which nothing is known could be in
   *     anybody's pocket
   */
  static String theirs(FactorType type, Set<FactorType> variants) {
    if (type.value().equals("passkey")) {
      return variants.equals(Set.of(new FactorType(PLATFORM))) ? PLATFORM : ROAMING;
    }
    return THEIRS.getOrDefault(type.value(), type.value());
  }
}
