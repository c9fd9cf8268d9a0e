package io.countersign.application.ledger;

import io.countersign.application.assertion.Assertions;
import io.countersign.application.assertion.MemoryAssertions;
import io.countersign.application.assertion.MemorySigningKeys;
import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;

/** What an installation signs checkpoints with; another one has other keys. */
public final class CheckpointKeys {

  public final SettableClock clock = new SettableClock(Samples.NOW);
  public final Assertions assertions;
  private final MemorySecrets secrets = new MemorySecrets();
  private final SigningKeys keys = new MemorySigningKeys(new MemoryStore());

  /** With a first key. */
  public CheckpointKeys() {
    assertions = new MemoryAssertions("https://mfa.example.com", keys, clock);
    add();
  }

  /** With which this installation signs. */
  public CheckpointSigner signer(Checkpoints checkpoints) {
    return new CheckpointSigner(checkpoints, assertions, secrets, clock);
  }

  /** Another key signs, and the one before is gone. */
  public void rotate() {
    for (SigningKey key : keys.all()) {
      keys.remove(key.kid());
    }
    add();
  }

  private void add() {
    keys.add(assertions.newKey(clock.instant(), clock.instant()));
  }
}
