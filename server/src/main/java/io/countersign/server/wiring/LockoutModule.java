package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.authentication.AuthenticationRules;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.Attempts;
import io.countersign.application.lockout.AuthenticatorGuesses;
import io.countersign.application.lockout.BeginAttempt;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.lockout.CounterMarks;
import io.countersign.application.lockout.Gate;
import io.countersign.application.lockout.LinkIdentifiers;
import io.countersign.application.lockout.Lockouts;
import io.countersign.application.lockout.Owners;
import io.countersign.application.lockout.ReportAttempt;
import io.countersign.application.lockout.SettleLockouts;
import io.countersign.application.lockout.Tallies;
import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.application.risk.NewDevice;
import io.countersign.application.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Guesses at identifiers, as servers count them; see {@link UnlockingModule}. */
final class LockoutModule extends AbstractModule {

  @Provides
  @Singleton
  Gate gate(
      Lockouts lockouts,
      Tallies tallies,
      Owners owners,
      CounterMarks marks,
      NewDevice devices,
      InstantSource clock) {
    return new Gate(lockouts, tallies, owners, marks, devices, clock);
  }

  @Provides
  @Singleton
  AuthenticatorGuesses authenticatorGuesses(
      Authenticators authenticators,
      Lockouts lockouts,
      CounterMarks marks,
      NewDevice devices,
      AuthenticationRules rules) {
    return new AuthenticatorGuesses(authenticators, lockouts, marks, devices, rules.guesses());
  }

  @Provides
  @Singleton
  CodeGuesses codeGuesses(
      Tallies tallies, Owners owners, CounterMarks marks, Gate gate, InstantSource clock) {
    return new CodeGuesses(tallies, owners, marks, gate, clock);
  }

  @Provides
  @Singleton
  BeginAttempt beginAttempt(
      Transactions transactions,
      Attempts attempts,
      Tallies tallies,
      Owners owners,
      Gate gate,
      Identifiers identifiers,
      InstantSource clock) {
    return new BeginAttempt(transactions, attempts, tallies, owners, gate, identifiers, clock);
  }

  @Provides
  @Singleton
  ReportAttempt reportAttempt(
      Transactions transactions,
      Lockouts lockouts,
      Attempts attempts,
      Tallies tallies,
      InstantSource clock) {
    return new ReportAttempt(transactions, lockouts, attempts, tallies, clock);
  }

  @Provides
  @Singleton
  SettleLockouts settleLockouts(
      Transactions transactions,
      Lockouts lockouts,
      Attempts attempts,
      Tallies tallies,
      InstantSource clock) {
    return new SettleLockouts(transactions, lockouts, attempts, tallies, clock);
  }

  @Provides
  @Singleton
  LinkIdentifiers linkIdentifiers(
      Transactions transactions,
      UserIdentifiers identifiers,
      Owners owners,
      Tallies tallies,
      CounterMarks marks,
      InstantSource clock) {
    return new LinkIdentifiers(transactions, identifiers, owners, tallies, marks, clock);
  }
}
