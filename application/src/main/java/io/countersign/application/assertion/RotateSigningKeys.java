package io.countersign.application.assertion;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

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
  private final Chronicle chronicle;

  public RotateSigningKeys(
      Assertions assertions,
      SigningKeys keys,
      Transactions transactions,
      SigningKeyRules rules,
      InstantSource clock,
      Chronicle chronicle) {
    this.assertions = assertions;
    this.keys = keys;
    this.transactions = transactions;
    this.rules = rules;
    this.clock = clock;
    this.chronicle = chronicle;
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
    chronicle.tell(
        EventType.SIGNING_KEY_ROTATED, TenantId.DEFAULT, Optional.empty(), Fact.kid(key.kid()));
    return key;
  }
}
