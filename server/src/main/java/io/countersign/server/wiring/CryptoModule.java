package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.assertion.Assertions;
import io.countersign.application.assertion.KeepSigningKeys;
import io.countersign.application.assertion.RotateSigningKeys;
import io.countersign.application.assertion.SigningKeyRules;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.event.Chronicle;
import io.countersign.application.secret.ResealSecrets;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.Transactions;
import io.countersign.crypto.assertion.Es256Assertions;
import io.countersign.crypto.provider.FastCurves;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.server.config.Config;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Secrets at rest, and assertions with the keys that sign them. */
final class CryptoModule extends AbstractModule {

  /** Of what is known of the signing keys; a new one is announced at least a minute ahead. */
  private static final Duration AT_MOST_THIS_OLD = Duration.ofSeconds(5);

  private final Config config;
  private final TinkSecrets secrets;
  private final FastCurves curves;

  CryptoModule(Config config, TinkSecrets secrets, FastCurves curves) {
    this.config = config;
    this.secrets = secrets;
    this.curves = curves;
  }

  @Provides
  @Singleton
  Secrets secrets() {
    return secrets;
  }

  @Provides
  @Singleton
  ResealSecrets resealSecrets(SealedRows rows) {
    return new ResealSecrets(rows);
  }

  @Provides
  @Singleton
  Assertions assertions(SigningKeys keys, InstantSource clock) {
    return new Es256Assertions(
        config.server().publicUrl().toString(), keys, clock, AT_MOST_THIS_OLD, curves);
  }

  @Provides
  SigningKeyRules signingKeyRules() {
    return new SigningKeyRules(
        config.signing().rotateAfter(), config.signing().overlap(), config.lifetimes().assertion());
  }

  @Provides
  @Singleton
  RotateSigningKeys rotateSigningKeys(
      Assertions assertions,
      SigningKeys keys,
      Transactions transactions,
      SigningKeyRules rules,
      InstantSource clock,
      Chronicle chronicle) {
    return new RotateSigningKeys(assertions, keys, transactions, rules, clock, chronicle);
  }

  @Provides
  @Singleton
  KeepSigningKeys keepSigningKeys(
      SigningKeys keys,
      Transactions transactions,
      RotateSigningKeys rotation,
      SigningKeyRules rules,
      InstantSource clock) {
    return new KeepSigningKeys(keys, transactions, rotation, rules, clock);
  }
}
