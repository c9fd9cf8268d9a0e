package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.event.Chronicle;
import io.countersign.application.lockout.Attempts;
import io.countersign.application.lockout.CounterMarks;
import io.countersign.application.lockout.ListLockouts;
import io.countersign.application.lockout.LockIdentifier;
import io.countersign.application.lockout.Lockouts;
import io.countersign.application.lockout.Owners;
import io.countersign.application.lockout.Tallies;
import io.countersign.application.lockout.UnlockIdentifiers;
import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.crypto.secret.TinkSecrets;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What administrators do about guesses at identifiers, with a server or without. */
final class UnlockingModule extends AbstractModule {

  private final TinkSecrets secrets;

  UnlockingModule(TinkSecrets secrets) {
    this.secrets = secrets;
  }

  @Provides
  @Singleton
  CounterMarks counterMarks() {
    return new CounterMarks(secrets);
  }

  @Provides
  @Singleton
  Tallies tallies(Lockouts lockouts, Attempts attempts, Tenants tenants, Chronicle chronicle) {
    return new Tallies(lockouts, attempts, tenants, chronicle);
  }

  @Provides
  @Singleton
  Owners owners(
      UserIdentifiers identifiers, CounterMarks marks, Tallies tallies, Chronicle chronicle) {
    return new Owners(identifiers, marks, tallies, chronicle);
  }

  @Provides
  @Singleton
  ListLockouts listLockouts(Lockouts lockouts, Owners owners, InstantSource clock) {
    return new ListLockouts(lockouts, owners, clock);
  }

  @Provides
  @Singleton
  UnlockIdentifiers unlockIdentifiers(
      Transactions transactions,
      Lockouts lockouts,
      Owners owners,
      Tallies tallies,
      InstantSource clock) {
    return new UnlockIdentifiers(transactions, lockouts, owners, tallies, clock);
  }

  @Provides
  @Singleton
  LockIdentifier lockIdentifier(
      Transactions transactions, Owners owners, Tallies tallies, InstantSource clock) {
    return new LockIdentifier(transactions, owners, tallies, clock);
  }
}
