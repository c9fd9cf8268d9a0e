package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.assertion.Assertions;
import io.countersign.application.authentication.Asking;
import io.countersign.application.authentication.AuthenticationRules;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.BeginAuthentication;
import io.countersign.application.authentication.ChallengeMaker;
import io.countersign.application.authentication.ChallengeMessages;
import io.countersign.application.authentication.ChooseAuthenticator;
import io.countersign.application.authentication.Decisions;
import io.countersign.application.authentication.Endings;
import io.countersign.application.authentication.ExpireAuthentications;
import io.countersign.application.authentication.FindStepUp;
import io.countersign.application.authentication.NextStep;
import io.countersign.application.authentication.Notices;
import io.countersign.application.authentication.ReadAuthentication;
import io.countersign.application.authentication.SkipEnrollment;
import io.countersign.application.authentication.Standings;
import io.countersign.application.authentication.VerifyChallenge;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.backupcode.BackupCodeUse;
import io.countersign.application.browser.Browsers;
import io.countersign.application.delivery.Deliveries;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.AuthenticatorGuesses;
import io.countersign.application.lockout.Gate;
import io.countersign.application.organization.Organizations;
import io.countersign.application.policy.CompiledPolicies;
import io.countersign.application.risk.NewDevice;
import io.countersign.application.risk.RiskAssessments;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Authentications: begin, choose, verify, read. */
final class AuthenticationModule extends AbstractModule {

  @Provides
  @Singleton
  ChallengeMaker challengeMaker(
      Authenticators authenticators,
      Factors factors,
      Identifiers identifiers,
      SecureRandom random) {
    return new ChallengeMaker(authenticators, factors, identifiers, random);
  }

  @Provides
  @Singleton
  Decisions decisions(
      Tenants tenants,
      Organizations organizations,
      Authenticators authenticators,
      Factors factors,
      CompiledPolicies policies) {
    return new Decisions(tenants, organizations, authenticators, factors, policies);
  }

  @Provides
  @Singleton
  ChallengeMessages challengeMessages(OutgoingMessages messages, NewDevice devices) {
    return new ChallengeMessages(messages, devices);
  }

  @Provides
  @Singleton
  Asking asking(ChallengeMaker challenges, ChallengeMessages messages) {
    return new Asking(challenges, messages);
  }

  @Provides
  @Singleton
  Notices notices(Chronicle chronicle) {
    return new Notices(chronicle);
  }

  @Provides
  @Singleton
  NextStep nextStep(
      Decisions decisions, Authenticators authenticators, Asking asking, Notices notices) {
    return new NextStep(decisions, authenticators, asking, notices);
  }

  @Provides
  @Singleton
  Standings standings(
      Authenticators authenticators,
      Factors factors,
      Deliveries deliveries,
      BackupCodeSets backupCodes,
      Assertions assertions,
      AuthenticationRules rules) {
    return new Standings(authenticators, factors, deliveries, backupCodes, assertions, rules);
  }

  @Provides
  @Singleton
  Endings endings(Chronicle chronicle, RiskAssessments risks) {
    return new Endings(chronicle, risks);
  }

  @Provides
  @Singleton
  BeginAuthentication beginAuthentication(
      Transactions transactions,
      Users users,
      Authenticators authenticators,
      Authentications authentications,
      Endings endings,
      Gate gate,
      Decisions decisions,
      RiskAssessments risks,
      Browsers browsers,
      Asking asking,
      Notices notices,
      OutgoingMessages messages,
      Standings standings,
      Identifiers identifiers,
      InstantSource clock,
      AuthenticationRules rules) {
    return new BeginAuthentication(
        transactions,
        users,
        authenticators,
        authentications,
        endings,
        gate,
        decisions,
        risks,
        browsers,
        asking,
        notices,
        messages,
        standings,
        identifiers,
        clock,
        rules);
  }

  @Provides
  @Singleton
  SkipEnrollment skipEnrollment(
      Transactions transactions,
      Users users,
      Authenticators authenticators,
      Authentications authentications,
      Gate gate,
      Chronicle chronicle,
      Endings endings,
      Standings standings,
      InstantSource clock) {
    return new SkipEnrollment(
        transactions,
        users,
        authenticators,
        authentications,
        gate,
        chronicle,
        endings,
        standings,
        clock);
  }

  @Provides
  @Singleton
  ChooseAuthenticator chooseAuthenticator(
      Transactions transactions,
      Authentications authentications,
      Authenticators authenticators,
      ChallengeMaker challenges,
      ChallengeMessages messages,
      Standings standings,
      InstantSource clock) {
    return new ChooseAuthenticator(
        transactions, authentications, authenticators, challenges, messages, standings, clock);
  }

  @Provides
  @Singleton
  VerifyChallenge verifyChallenge(
      Transactions transactions,
      Authentications authentications,
      Endings endings,
      Authenticators authenticators,
      Gate gate,
      AuthenticatorGuesses guesses,
      Factors factors,
      Fingerprints fingerprints,
      BackupCodeUse backupCodes,
      NextStep nextStep,
      OutgoingMessages messages,
      Standings standings,
      InstantSource clock,
      AuthenticationRules rules) {
    return new VerifyChallenge(
        transactions,
        authentications,
        endings,
        authenticators,
        gate,
        guesses,
        factors,
        fingerprints,
        backupCodes,
        nextStep,
        messages,
        standings,
        clock,
        rules);
  }

  @Provides
  @Singleton
  ExpireAuthentications expireAuthentications(
      Transactions transactions,
      Authentications authentications,
      Endings endings,
      InstantSource clock) {
    return new ExpireAuthentications(transactions, authentications, endings, clock);
  }

  @Provides
  @Singleton
  FindStepUp findStepUp(Authentications authentications) {
    return new FindStepUp(authentications);
  }

  @Provides
  @Singleton
  ReadAuthentication readAuthentication(
      Authentications authentications, Standings standings, InstantSource clock) {
    return new ReadAuthentication(authentications, standings, clock);
  }
}
