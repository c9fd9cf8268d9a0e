package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.contact.BeginContactVerification;
import io.countersign.application.contact.CheckContactVerification;
import io.countersign.application.contact.ContactRules;
import io.countersign.application.contact.ContactVerifications;
import io.countersign.application.contact.ReadContactVerification;
import io.countersign.application.contact.ResendContactVerification;
import io.countersign.application.delivery.DeliverMessage;
import io.countersign.application.delivery.Deliveries;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.delivery.RenderMessage;
import io.countersign.application.delivery.ReportDelivery;
import io.countersign.application.delivery.Sends;
import io.countersign.application.delivery.Templates;
import io.countersign.application.delivery.Transports;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.secret.Secrets;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.rest.delivery.ReportResource;
import io.countersign.server.config.Config;
import io.countersign.server.delivery.BackgroundDepartures;
import io.countersign.server.delivery.DevOutbox;
import io.countersign.server.delivery.WithOutbox;
import io.countersign.server.delivery.WordsFolder;
import io.countersign.server.operations.Metrics;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Codes on their way to people. */
final class DeliveryModule extends AbstractModule {

  /** As long as a code may take: NIST SP 800-63B-4 section 3.1.3.2. */
  private static final Duration CONTACT_LIFETIME = Duration.ofMinutes(10);

  private final Config config;
  private final Transports plugins;
  private final Templates templates;

  /**
   * @throws io.countersign.server.delivery.UnusableWords if the operator's words cannot be used
   */
  DeliveryModule(Config config, Transports plugins) {
    this.config = config;
    this.plugins = plugins;
    this.templates =
        new WordsFolder(config.delivery().templates(), config.delivery().rules().language());
  }

  @Provides
  @Singleton
  DevOutbox outbox(InstantSource clock) {
    return new DevOutbox(config.delivery().console(), clock);
  }

  @Provides
  @Singleton
  Transports transports(DevOutbox outbox) {
    return new WithOutbox(plugins, outbox);
  }

  @Provides
  @Singleton
  DeliverMessage deliverMessage(
      Transports transports,
      Transactions transactions,
      Deliveries deliveries,
      InstantSource clock) {
    URI publicUrl = config.server().publicUrl();
    return new DeliverMessage(
        transports,
        new RenderMessage(templates, clock, config.delivery().rules()),
        transactions,
        deliveries,
        name -> Optional.of(ReportResource.url(publicUrl, name)),
        clock);
  }

  @Provides
  @Singleton
  BackgroundDepartures departures(DeliverMessage deliver, Metrics metrics) {
    return new BackgroundDepartures(deliver, metrics);
  }

  @Provides
  @Singleton
  OutgoingMessages messages(
      Transactions transactions,
      Sends sends,
      Deliveries deliveries,
      Transports transports,
      Tenants tenants,
      Secrets secrets,
      Identifiers identifiers,
      BackgroundDepartures departures) {
    return new OutgoingMessages(
        transactions,
        sends,
        deliveries,
        transports,
        tenants,
        secrets,
        identifiers,
        departures,
        config.delivery().rules());
  }

  @Provides
  @Singleton
  ReportDelivery reportDelivery(
      Transports transports, Transactions transactions, Deliveries deliveries) {
    return new ReportDelivery(transports, transactions, deliveries);
  }

  @Provides
  ContactRules contactRules() {
    return new ContactRules(config.limits().enrollmentAttempts(), CONTACT_LIFETIME);
  }

  @Provides
  @Singleton
  BeginContactVerification beginContactVerification(
      Transactions transactions,
      Tenants tenants,
      ContactVerifications verifications,
      Factors factors,
      Fingerprints fingerprints,
      OutgoingMessages messages,
      Identifiers identifiers,
      InstantSource clock,
      SecureRandom random,
      CodeGuesses guesses,
      ContactRules rules) {
    return new BeginContactVerification(
        transactions,
        tenants,
        verifications,
        factors,
        fingerprints,
        messages,
        identifiers,
        clock,
        random,
        guesses,
        rules);
  }

  @Provides
  @Singleton
  CheckContactVerification checkContactVerification(
      Transactions transactions,
      ContactVerifications verifications,
      Factors factors,
      InstantSource clock,
      CodeGuesses guesses,
      Chronicle chronicle,
      ContactRules rules) {
    return new CheckContactVerification(
        transactions, verifications, factors, clock, guesses, chronicle, rules);
  }

  @Provides
  @Singleton
  ResendContactVerification resendContactVerification(
      Transactions transactions,
      ContactVerifications verifications,
      Factors factors,
      OutgoingMessages messages,
      InstantSource clock,
      SecureRandom random,
      CodeGuesses guesses) {
    return new ResendContactVerification(
        transactions, verifications, factors, messages, clock, random, guesses);
  }

  @Provides
  @Singleton
  ReadContactVerification readContactVerification(
      ContactVerifications verifications, Deliveries deliveries, InstantSource clock) {
    return new ReadContactVerification(verifications, deliveries, clock);
  }
}
