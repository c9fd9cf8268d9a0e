package io.countersign.application.ledger;

import io.countersign.application.assertion.Assertions;
import io.countersign.application.assertion.Signed;
import io.countersign.application.assertion.VerificationKey;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.event.Checkpoint;
import io.countersign.domain.event.Head;
import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Signs checkpoints with the signing key of the time, and tells them from forged ones for ever:
 * signing keys leave, so their public halves are kept, each with a keyed hash. Whoever can write to
 * the store, but has no key of the key set, can add neither a checkpoint nor a key to verify it.
 */
public final class CheckpointSigner {

  /** So that nothing else that was signed is taken for one. */
  public static final String TYPE = "countersign-checkpoint+jws";

  private final Checkpoints checkpoints;
  private final Assertions assertions;
  private final Secrets secrets;
  private final InstantSource clock;

  public CheckpointSigner(
      Checkpoints checkpoints, Assertions assertions, Secrets secrets, InstantSource clock) {
    this.checkpoints = checkpoints;
    this.assertions = assertions;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Signs that a ledger is so, and keeps it. */
  public void sign(Head head) {
    add(head, false);
  }

  private void add(Head head, boolean base) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Checkpoint checkpoint = new Checkpoint(head, now, base);
    Signed signed = assertions.signWhole(TYPE, checkpoint.json());
    checkpoints.keep(new CheckpointKey(signed.key(), mark(signed.key())));
    checkpoints.add(new SignedCheckpoint(head.tenant(), head.position(), signed.jws()));
  }

  /**
   * Signs how far a ledger is forgotten, and forgets the checkpoints of what is.
   *
   * @param base the last entry that is, as it follows from the base before
   */
  public void signBase(Head base) {
    checkpoints.forget(base.tenant(), base.position() + 1);
    add(base, true);
  }

  /**
   * Whether all up to there was forgotten by this installation: whoever can write to the store
   * could say so of whatever they removed.
   */
  public boolean vouchesFor(Head base) {
    return base.equals(Head.first(base.tenant()))
        || checkpoints.after(base.tenant(), base.position() - 1, 1).stream()
            .flatMap(signed -> open(signed).stream())
            .map(GenuineCheckpoint::checkpoint)
            .anyMatch(checkpoint -> checkpoint.base() && checkpoint.head().equals(base));
  }

  /** What it says; absent if this installation did not sign it, or not for this place. */
  Optional<GenuineCheckpoint> open(SignedCheckpoint signed) {
    return open(signed.jws())
        .filter(checkpoint -> checkpoint.head().tenant().equals(signed.tenant()))
        .filter(checkpoint -> checkpoint.head().position() == signed.position())
        .map(checkpoint -> new GenuineCheckpoint(checkpoint, signed.jws()));
  }

  /** What it says; absent if this installation did not sign it. */
  public Optional<Checkpoint> open(String jws) {
    return assertions.open(TYPE, jws, keys()).flatMap(Checkpoint::read);
  }

  /** Whatever this installation ever signed checkpoints with. */
  List<VerificationKey> keys() {
    return checkpoints.keys().stream()
        .filter(kept -> kept.mark().equals(mark(kept.key())))
        .map(CheckpointKey::key)
        .toList();
  }

  private Fingerprint mark(VerificationKey key) {
    SecretBytes jwk = SecretBytes.of(key.jwk().getBytes(StandardCharsets.UTF_8));
    return new Fingerprint(secrets.fingerprint(jwk, Place.of("checkpoint-key", key.kid())));
  }
}
