package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.Endings;
import io.countersign.application.authentication.NextStep;
import io.countersign.application.authentication.Standings;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.authenticator.ListAuthenticators;
import io.countersign.application.backupcode.BackupCodeMaker;
import io.countersign.application.browser.Browsers;
import io.countersign.application.delivery.Deliveries;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.enrollment.BeginEnrollment;
import io.countersign.application.enrollment.CancelEnrollment;
import io.countersign.application.enrollment.ConfirmEnrollment;
import io.countersign.application.enrollment.EnrollmentRules;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.enrollment.ImportAuthenticator;
import io.countersign.application.enrollment.OtherAttempts;
import io.countersign.application.enrollment.ReadEnrollment;
import io.countersign.application.enrollment.ResendEnrollment;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.ListFactors;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.secret.Secrets;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.warrant.Warrants;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Enrollments and what becomes of them. */
final class EnrollmentModule extends AbstractModule {

  @Provides
  @Singleton
  Fingerprints fingerprints(Secrets secrets) {
    return new Fingerprints(secrets);
  }

  @Provides
  @Singleton
  BeginEnrollment beginEnrollment(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      Authentications authentications,
      Enrollments enrollments,
      Factors factors,
      Fingerprints fingerprints,
      Warrants warrants,
      OutgoingMessages messages,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock,
      SecureRandom random,
      EnrollmentRules rules) {
    return new BeginEnrollment(
        transactions,
        tenants,
        users,
        authenticators,
        authentications,
        enrollments,
        factors,
        fingerprints,
        warrants,
        messages,
        chronicle,
        identifiers,
        clock,
        random,
        rules);
  }

  @Provides
  @Singleton
  OtherAttempts otherAttempts(
      Authentications authentications,
      Enrollments enrollments,
      Browsers browsers,
      Chronicle chronicle) {
    return new OtherAttempts(authentications, enrollments, browsers, chronicle);
  }

  @Provides
  @Singleton
  ConfirmEnrollment confirmEnrollment(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authentications authentications,
      Enrollments enrollments,
      Endings endings,
      Chronicle chronicle,
      Authenticators authenticators,
      Factors factors,
      Fingerprints fingerprints,
      BackupCodeMaker maker,
      NextStep nextStep,
      OutgoingMessages messages,
      OtherAttempts others,
      Standings standings,
      Identifiers identifiers,
      InstantSource clock,
      CodeGuesses guesses,
      EnrollmentRules rules) {
    return new ConfirmEnrollment(
        transactions,
        tenants,
        users,
        authentications,
        enrollments,
        endings,
        chronicle,
        authenticators,
        factors,
        fingerprints,
        maker,
        nextStep,
        messages,
        others,
        standings,
        identifiers,
        clock,
        guesses,
        rules);
  }

  @Provides
  @Singleton
  ReadEnrollment readEnrollment(
      Enrollments enrollments, Deliveries deliveries, InstantSource clock) {
    return new ReadEnrollment(enrollments, deliveries, clock);
  }

  @Provides
  @Singleton
  ResendEnrollment resendEnrollment(
      Transactions transactions,
      Enrollments enrollments,
      Factors factors,
      OutgoingMessages messages,
      InstantSource clock,
      SecureRandom random) {
    return new ResendEnrollment(transactions, enrollments, factors, messages, clock, random);
  }

  @Provides
  @Singleton
  CancelEnrollment cancelEnrollment(
      Transactions transactions, Enrollments enrollments, InstantSource clock) {
    return new CancelEnrollment(transactions, enrollments, clock);
  }

  @Provides
  @Singleton
  ImportAuthenticator importAuthenticator(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      Factors factors,
      Fingerprints fingerprints,
      OtherAttempts others,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock,
      SecureRandom random) {
    return new ImportAuthenticator(
        transactions,
        tenants,
        users,
        authenticators,
        factors,
        fingerprints,
        others,
        chronicle,
        identifiers,
        clock,
        random);
  }

  @Provides
  @Singleton
  ListAuthenticators listAuthenticators(Authenticators authenticators) {
    return new ListAuthenticators(authenticators);
  }

  @Provides
  @Singleton
  ListFactors listFactors(Factors factors) {
    return new ListFactors(factors);
  }
}
