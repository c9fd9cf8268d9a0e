package io.countersign.domain.attempt;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/**
 * An identifier as it may be kept.
 *
 * @param mark a keyed hash of it, 32 bytes
 * @param shown it, masked or in full as the tenant chose; 1 to 320 characters
 */
public record Target(SecretBytes mark, IdentifierType type, String shown) {

  /** Of an identifier whose hash this is. */
  public static Target of(SecretBytes mark, Identifier identifier, LockoutRules rules) {
    return new Target(
        mark,
        identifier.type(),
        rules.fullIdentifiers() ? identifier.value() : identifier.masked());
  }

  /** Whose it is by its very type. */
  public Optional<UserId> itself() {
    return type == IdentifierType.USER ? Optional.of(new UserId(shown)) : Optional.empty();
  }

  /** What may be told of it. */
  public Named named(Optional<UserId> user) {
    return new Named(type, shown, user);
  }
}
