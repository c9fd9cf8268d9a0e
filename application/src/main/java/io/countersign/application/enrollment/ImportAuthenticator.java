package io.countersign.application.enrollment;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.enrollment.ImportResult.AlreadyBound;
import io.countersign.application.enrollment.ImportResult.Imported;
import io.countersign.application.enrollment.ImportResult.NotImportable;
import io.countersign.application.enrollment.ImportResult.UnknownFactor;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Binds what a user holds already, for a migration: the client vouches that they do, so it needs a
 * scope of its own.
 */
public final class ImportAuthenticator {

  /**
   * What a client asks.
   *
   * @param client who vouches
   * @param options the factor's own, such as the existing secret
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      UserId user,
      FactorType factor,
      Optional<Label> label,
      Fields options) {}

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authenticators authenticators;
  private final Factors factors;
  private final Fingerprints fingerprints;
  private final OtherAttempts others;
  private final Chronicle chronicle;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final SecureRandom random;

  public ImportAuthenticator(
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
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authenticators = authenticators;
    this.factors = factors;
    this.fingerprints = fingerprints;
    this.others = others;
    this.chronicle = chronicle;
    this.identifiers = identifiers;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @throws io.countersign.domain.factor.MalformedField if an option is not of the factor's form
   * @throws io.countersign.application.factor.FactorUnavailable if the factor fails
   */
  public ImportResult bind(Ask ask) {
    return factors
        .find(ask.factor())
        .map(loaded -> bind(ask, loaded))
        .orElseGet(UnknownFactor::new);
  }

  /** The factor works before the transaction begins: it may take its time, but no connection. */
  private ImportResult bind(Ask ask, LoadedFactor loaded) {
    if (!loaded.traits().importable()) {
      return new NotImportable();
    }
    Instant now = clock.instant();
    EnrollmentStart start =
        loaded
            .factor()
            .begin(
                new EnrollmentRequest(
                    ask.factor(),
                    tenants.find(ask.tenant()).orElseThrow().name(),
                    ask.user().value(),
                    fingerprints.handle(ask.tenant(), ask.user()),
                    List.of(),
                    ask.options(),
                    random,
                    now));
    Optional<Fingerprint> fingerprint =
        start
            .identity()
            .map(identity -> fingerprints.of(ask.tenant(), ask.user(), loaded.type(), identity));
    Authenticator bound = bound(ask, loaded, now);
    return transactions.inTransaction(() -> {
      users.mention(new User(ask.tenant(), ask.user(), now));
      User _ = users.lock(ask.tenant(), ask.user()).orElseThrow();
      if (!authenticators.add(new OpenedAuthenticator(bound, start.pending()), fingerprint)) {
        return new AlreadyBound();
      }
      others.end(ask.tenant(), ask.user(), now);
      chronicle.tell(
          EventType.AUTHENTICATOR_ENROLLED,
          bound.tenant(),
          bound.user(),
          ask.client(),
          Fact.authenticator(bound.id()),
          Fact.factor(bound.factor()));
      return new Imported(bound);
    });
  }

  private Authenticator bound(Ask ask, LoadedFactor loaded, Instant now) {
    return Authenticator.bound(
        new AuthenticatorId(identifiers.next()),
        ask.tenant(),
        ask.user(),
        loaded.type(),
        ask.label().orElseGet(() -> new Label(loaded.traits().displayName())),
        now);
  }
}
