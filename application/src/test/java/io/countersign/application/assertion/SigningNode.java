package io.countersign.application.assertion;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import java.time.Duration;
import java.time.InstantSource;

/** One of the servers of an installation, as far as it signs. */
final class SigningNode {

  static final Duration ROTATE_AFTER = Duration.ofDays(90);
  static final Duration OVERLAP = Duration.ofMinutes(10);
  static final Duration LIFETIME = Duration.ofMinutes(5);

  final Assertions assertions;
  private final RotateSigningKeys rotation;
  private final KeepSigningKeys keeping;

  SigningNode(
      Assertions assertions,
      SigningKeys keys,
      Transactions transactions,
      InstantSource clock,
      Chronicle chronicle) {
    SigningKeyRules rules = new SigningKeyRules(ROTATE_AFTER, OVERLAP, LIFETIME);
    this.assertions = assertions;
    rotation = new RotateSigningKeys(assertions, keys, transactions, rules, clock, chronicle);
    keeping = new KeepSigningKeys(keys, transactions, rotation, rules, clock);
  }

  void keep() {
    keeping.keep();
  }

  String rotate() {
    return rotation.rotate().kid();
  }

  String sign(AssertionClaims claims) {
    return assertions.sign(claims);
  }

  /** Who knows the key set as it is now. */
  AssertionVerifier client() {
    return new AssertionVerifier(assertions.keySet());
  }
}
