package io.countersign.application.assertion;

import io.countersign.application.transaction.Transactions;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gives the newest signing key a successor, which is announced now and signs after the overlap. The
 * one before stays in the key set until the last assertion it signed has expired.
 */
public final class RotateSigningKeys {

  private final Assertions assertions;
  private final SigningKeys keys;
  private final Transactions transactions;
  private final SigningKeyRules rules;
  private final InstantSource clock;

  public RotateSigningKeys(
      Assertions assertions,
      SigningKeys keys,
      Transactions transactions,
      SigningKeyRules rules,
      InstantSource clock) {
    this.assertions = assertions;
    this.keys = keys;
    this.transactions = transactions;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Rotates, unless a successor is announced already: two operators who rotate at once do it once.
   *
   * @return the newest key; the first one signs at once
   */
  public SigningKey rotate() {
    return transactions.inTransaction(() -> {
      Instant now = clock.instant();
      return new SigningKeyRing(keys.lockAll())
          .newest()
          .map(newest -> rules.signs(newest, now) ? succeed(newest, now) : newest)
          .orElseGet(() -> add(now, now));
    });
  }

  private SigningKey succeed(SigningKey newest, Instant now) {
    SigningKey successor = add(now, rules.signsFrom(now));
    keys.update(newest.leaving(rules.leavesAt(successor.signsFrom())));
    return successor;
  }

  private SigningKey add(Instant now, Instant signsFrom) {
    SigningKey key = assertions.newKey(now, signsFrom);
    keys.add(key);
    return key;
  }
}
