package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.countersign.application.account.ChangeAuthenticator;
import io.countersign.application.account.DeleteBackupCodes;
import io.countersign.application.account.DisableMfa;
import io.countersign.application.account.ReadAccount;
import io.countersign.application.account.RegenerateBackupCodes;
import io.countersign.application.account.RevokeAuthenticator;
import io.countersign.application.account.ViewBackupCodes;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.backupcode.BackupCodeMaker;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.backupcode.BackupCodeUse;
import io.countersign.application.backupcode.ConfirmBackupCodes;
import io.countersign.application.backupcode.ReadBackupCodes;
import io.countersign.application.enrollment.OtherAttempts;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.warrant.Warrants;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What users change of their own account, with fresh proof. */
final class AccountModule extends AbstractModule {

  @Provides
  @Singleton
  Warrants warrants(
      Authentications authentications,
      Authenticators authenticators,
      BackupCodeSets backupCodes,
      Factors factors,
      Chronicle chronicle) {
    return new Warrants(authentications, authenticators, backupCodes, factors, chronicle);
  }

  @Provides
  @Singleton
  ChangeAuthenticator changeAuthenticator(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      Warrants warrants,
      InstantSource clock,
      Chronicle chronicle) {
    return new ChangeAuthenticator(
        transactions, tenants, users, authenticators, warrants, chronicle, clock);
  }

  @Provides
  @Singleton
  RevokeAuthenticator revokeAuthenticator(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      BackupCodeSets backupCodes,
      Warrants warrants,
      OtherAttempts others,
      InstantSource clock,
      Chronicle chronicle) {
    return new RevokeAuthenticator(
        transactions,
        tenants,
        users,
        authenticators,
        backupCodes,
        warrants,
        others,
        chronicle,
        clock);
  }

  @Provides
  @Singleton
  ReadAccount readAccount(
      Tenants tenants,
      Authenticators authenticators,
      BackupCodeSets backupCodes,
      Factors factors,
      Warrants warrants,
      InstantSource clock) {
    return new ReadAccount(tenants, authenticators, backupCodes, factors, warrants, clock);
  }

  @Provides
  @Singleton
  DisableMfa disableMfa(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      BackupCodeSets backupCodes,
      Warrants warrants,
      OtherAttempts others,
      InstantSource clock,
      Chronicle chronicle) {
    return new DisableMfa(
        transactions,
        tenants,
        users,
        authenticators,
        backupCodes,
        warrants,
        others,
        chronicle,
        clock);
  }

  @Provides
  @Singleton
  BackupCodeMaker backupCodeMaker(
      BackupCodeSets sets,
      Fingerprints fingerprints,
      Identifiers identifiers,
      SecureRandom random) {
    return new BackupCodeMaker(sets, fingerprints, identifiers, random);
  }

  @Provides
  @Singleton
  BackupCodeUse backupCodeUse(
      BackupCodeSets sets, Authenticators authenticators, Tenants tenants, Chronicle chronicle) {
    return new BackupCodeUse(sets, authenticators, tenants, chronicle);
  }

  @Provides
  @Singleton
  ReadBackupCodes readBackupCodes(BackupCodeSets sets) {
    return new ReadBackupCodes(sets);
  }

  @Provides
  @Singleton
  ConfirmBackupCodes confirmBackupCodes(
      Transactions transactions,
      Users users,
      Authenticators authenticators,
      BackupCodeSets sets,
      InstantSource clock,
      Chronicle chronicle) {
    return new ConfirmBackupCodes(transactions, users, authenticators, sets, chronicle, clock);
  }

  @Provides
  @Singleton
  ViewBackupCodes viewBackupCodes(
      Transactions transactions,
      Tenants tenants,
      Users users,
      BackupCodeSets sets,
      BackupCodeMaker maker,
      Warrants warrants,
      InstantSource clock,
      Chronicle chronicle) {
    return new ViewBackupCodes(
        transactions, tenants, users, sets, maker, warrants, chronicle, clock);
  }

  @Provides
  @Singleton
  RegenerateBackupCodes regenerateBackupCodes(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      BackupCodeSets sets,
      BackupCodeMaker maker,
      Warrants warrants,
      OtherAttempts others,
      InstantSource clock,
      Chronicle chronicle) {
    return new RegenerateBackupCodes(
        transactions,
        tenants,
        users,
        authenticators,
        sets,
        maker,
        warrants,
        others,
        chronicle,
        clock);
  }

  @Provides
  @Singleton
  DeleteBackupCodes deleteBackupCodes(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      BackupCodeSets sets,
      Warrants warrants,
      OtherAttempts others,
      InstantSource clock,
      Chronicle chronicle) {
    return new DeleteBackupCodes(
        transactions, tenants, users, authenticators, sets, warrants, others, chronicle, clock);
  }
}
