package io.countersign.server.race;

import io.countersign.application.assertion.KeepSigningKeys;
import io.countersign.application.assertion.RotateSigningKeys;
import io.countersign.application.assertion.SigningKeyRules;
import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.storage.Storage;
import io.countersign.crypto.assertion.Es256Assertions;
import io.countersign.crypto.provider.FastCurves;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** What one node signs with. */
final class Signing {

  static final Duration OVERLAP = Duration.ofMinutes(10);

  private final Es256Assertions assertions;
  private final RotateSigningKeys rotation;
  private final KeepSigningKeys keep;

  Signing(Storage storage, InstantSource clock) {
    assertions =
        new Es256Assertions(
            "http://localhost",
            storage.signingKeys(),
            clock,
            Duration.ofSeconds(5),
            FastCurves.loading());
    SigningKeyRules rules =
        new SigningKeyRules(Duration.ofDays(90), OVERLAP, Duration.ofMinutes(5));
    rotation =
        new RotateSigningKeys(
            assertions,
            storage.signingKeys(),
            storage.transactions(),
            rules,
            clock,
            new Chronicle(storage.events(), new Identifiers(clock, new SecureRandom()), clock));
    keep =
        new KeepSigningKeys(storage.signingKeys(), storage.transactions(), rotation, rules, clock);
  }

  Es256Assertions assertions() {
    return assertions;
  }

  /** Does what is due, as every node does now and then. */
  void keep() {
    keep.keep();
  }

  /** As an operator does. */
  void rotate() {
    var _ = rotation.rotate();
  }
}
