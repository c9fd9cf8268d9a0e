package io.countersign.application.assertion;

import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.transaction.Transactions;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps the signing keys in order: makes the first one, announces a successor in time, forgets what
 * has left. To be called at the start, before anything else is read or written, and then now and
 * then on every node.
 */
public final class KeepSigningKeys {

  private final SigningKeys keys;
  private final Transactions transactions;
  private final RotateSigningKeys rotation;
  private final SigningKeyRules rules;
  private final InstantSource clock;

  public KeepSigningKeys(
      SigningKeys keys,
      Transactions transactions,
      RotateSigningKeys rotation,
      SigningKeyRules rules,
      InstantSource clock) {
    this.keys = keys;
    this.transactions = transactions;
    this.rotation = rotation;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Does what is due.
   *
   * @throws SecretUnreadable if the keys were encrypted with another key set than this
   *     installation's, which is then the wrong one for this database
   */
  public void keep() {
    SigningKeyRing seen = new SigningKeyRing(keys.all());
    Instant now = clock.instant();
    if (isDue(seen, now) || !seen.left(now).isEmpty()) {
      transactions.inTransaction(this::keepLocked);
    }
  }

  private SigningKeyRing keepLocked() {
    SigningKeyRing ring = new SigningKeyRing(keys.lockAll()); // another node may have been faster
    Instant now = clock.instant();
    ring.left(now).forEach(key -> keys.remove(key.kid()));
    if (isDue(ring, now)) {
      rotation.rotate();
    }
    return ring;
  }

  private boolean isDue(SigningKeyRing ring, Instant now) {
    return ring.newest().map(newest -> rules.isDue(newest, now)).orElse(true);
  }
}
