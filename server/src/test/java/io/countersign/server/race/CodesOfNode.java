package io.countersign.server.race;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.contact.BeginContactVerification;
import io.countersign.application.contact.BeginContactVerification.Result.Begun;
import io.countersign.application.contact.CheckContactVerification;
import io.countersign.application.contact.ContactRules;
import io.countersign.application.delivery.MemoryDepartures;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.delivery.RecordingTransports;
import io.countersign.application.delivery.SendRules;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.lockout.Guesser;
import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.Storage;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one node does with codes for people who enroll nothing. They leave for nowhere. */
record CodesOfNode(
    BeginContactVerification begin, CheckContactVerification check, MemoryDepartures sent) {

  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final ClientId CLIENT = new ClientId("shop");
  private static final int PLENTY = 100_000;

  /** So many wrong ones that no verification fails before its address is locked. */
  private static final ContactRules RULES = new ContactRules(100, Duration.ofMinutes(10));

  static CodesOfNode of(
      Storage storage,
      Factors factors,
      Fingerprints fingerprints,
      Secrets secrets,
      Identifiers identifiers,
      CodeGuesses guesses,
      Chronicle chronicle,
      InstantSource clock) {
    MemoryDepartures sent = new MemoryDepartures();
    BeginContactVerification begin =
        new BeginContactVerification(
            storage.transactions(),
            storage.tenants(),
            storage.contactVerifications(),
            factors,
            fingerprints,
            messages(storage, secrets, identifiers, sent),
            identifiers,
            clock,
            new SecureRandom(),
            guesses,
            RULES);
    CheckContactVerification check =
        new CheckContactVerification(
            storage.transactions(),
            storage.contactVerifications(),
            factors,
            clock,
            guesses,
            chronicle,
            RULES);
    return new CodesOfNode(begin, check, sent);
  }

  private static OutgoingMessages messages(
      Storage storage, Secrets secrets, Identifiers identifiers, MemoryDepartures sent) {
    RecordingTransports transports = new RecordingTransports();
    transports.load("nowhere", Channel.EMAIL);
    transports.load("nobody", Channel.SMS);
    SendRules rules =
        new SendRules(
            PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, Set.of(), Locale.ENGLISH, Optional.empty());
    return new OutgoingMessages(
        storage.transactions(),
        storage.sends(),
        storage.deliveries(),
        transports,
        storage.tenants(),
        secrets,
        identifiers,
        sent,
        rules);
  }

  /**
   * A code on its way; nothing while nobody may guess there.
   *
   * @param factor by what
   * @param option what the factor calls its address
   */
  Optional<SentCode> begun(String factor, String option, String address) {
    BeginContactVerification.Ask ask =
        new BeginContactVerification.Ask(
            TENANT,
            CLIENT,
            new FactorType(factor),
            ContactPurpose.PASSWORD_RESET,
            Fields.of(Map.of(option, address)),
            Optional.empty(),
            Guesser.STRANGER);
    return begin.begin(ask) instanceof Begun(var begun)
        ? Optional.of(new SentCode(begun.id(), sent.code(begun.id().value())))
        : Optional.empty();
  }

  CheckContactVerification.Result check(SentCode code, Fields response, Guesser guesser) {
    return check.check(TENANT, CLIENT, code.verification(), response, guesser);
  }
}
