package io.countersign.application.enrollment;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.delivery.Admission;
import io.countersign.application.delivery.Occasion;
import io.countersign.application.delivery.Outgoing;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.delivery.Sender;
import io.countersign.application.enrollment.BeginEnrollmentResult.AlreadyBound;
import io.countersign.application.enrollment.BeginEnrollmentResult.Begun;
import io.countersign.application.enrollment.BeginEnrollmentResult.FactorNotAllowed;
import io.countersign.application.enrollment.BeginEnrollmentResult.NotDemanded;
import io.countersign.application.enrollment.BeginEnrollmentResult.NotSent;
import io.countersign.application.enrollment.BeginEnrollmentResult.UnknownFactor;
import io.countersign.application.enrollment.BeginEnrollmentResult.Unproved;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.warrant.Judgement;
import io.countersign.application.warrant.Warrant;
import io.countersign.application.warrant.Warrants;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first half of adding an authenticator: nothing is bound yet. */
public final class BeginEnrollment {

  /**
   * What a client asks.
   *
   * @param label what the user will call it; the factor's own name if absent
   * @param account the user's name as they know it; their id if absent
   * @param options the factor's own
   * @param authentication the authentication that demands it
   * @param warrant what entitles it; none is needed where a demanding authentication does
   * @param language of messages; absent for that of the installation
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      UserId user,
      FactorType factor,
      Optional<Label> label,
      Optional<String> account,
      Fields options,
      Optional<AuthenticationId> authentication,
      Warrant warrant,
      Optional<Locale> language) {

    /** In the language of the installation. */
    public Ask(
        TenantId tenant,
        ClientId client,
        UserId user,
        FactorType factor,
        Optional<Label> label,
        Optional<String> account,
        Fields options,
        Optional<AuthenticationId> authentication,
        Warrant warrant) {
      this(
          tenant,
          client,
          user,
          factor,
          label,
          account,
          options,
          authentication,
          warrant,
          Optional.empty());
    }
  }

  private sealed interface Step {

    record Kept(Optional<Outgoing> outgoing) implements Step {}

    record Ended(BeginEnrollmentResult result) implements Step {}
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authenticators authenticators;
  private final Authentications authentications;
  private final Enrollments enrollments;
  private final Factors factors;
  private final Fingerprints fingerprints;
  private final Warrants warrants;
  private final OutgoingMessages messages;
  private final Chronicle chronicle;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final SecureRandom random;
  private final EnrollmentRules rules;

  public BeginEnrollment(
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
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authenticators = authenticators;
    this.authentications = authentications;
    this.enrollments = enrollments;
    this.factors = factors;
    this.fingerprints = fingerprints;
    this.warrants = warrants;
    this.messages = messages;
    this.chronicle = chronicle;
    this.identifiers = identifiers;
    this.clock = clock;
    this.random = random;
    this.rules = rules;
  }

  /**
   * @throws io.countersign.domain.factor.MalformedField if an option is not of the factor's form
   * @throws io.countersign.application.factor.FactorUnavailable if the factor fails
   */
  public BeginEnrollmentResult begin(Ask ask) {
    Instant now = clock.instant();
    return factors
        .find(ask.factor())
        .filter(loaded -> !loaded.type().equals(BackupCode.FACTOR))
        .map(loaded -> allowed(ask, loaded) ? begin(ask, loaded, now) : new FactorNotAllowed())
        .orElseGet(UnknownFactor::new);
  }

  private boolean allowed(Ask ask, LoadedFactor loaded) {
    Tenant tenant = tenants.find(ask.tenant()).orElseThrow();
    return tenant.allows(loaded.type()) || tenant.allows(ask.factor());
  }

  /** The factor works before the transaction begins: it may take its time, but no connection. */
  private BeginEnrollmentResult begin(Ask ask, LoadedFactor loaded, Instant now) {
    Optional<BeginEnrollmentResult> refused = refused(ask, loaded.type(), now);
    if (refused.isPresent()) {
      return refused.get();
    }
    EnrollmentStart start = loaded.factor().begin(request(ask, loaded.type(), now));
    Optional<Fingerprint> fingerprint =
        start
            .identity()
            .map(identity -> fingerprints.of(ask.tenant(), ask.user(), loaded.type(), identity));
    if (fingerprint
        .filter(print -> authenticators.known(ask.tenant(), ask.user(), loaded.type(), print))
        .isPresent()) {
      return new AlreadyBound();
    }
    return kept(ask, start, enrollment(ask, loaded, fingerprint, now), now);
  }

  /**
   * Judged again under the user's lock: what entitled it may have been revoked while the factor
   * worked.
   */
  private BeginEnrollmentResult kept(
      Ask ask, EnrollmentStart start, Enrollment enrollment, Instant now) {
    Step step =
        transactions.inTransaction(() -> {
          users.mention(new User(ask.tenant(), ask.user(), now));
          users.lock(ask.tenant(), ask.user());
          return refused(ask, enrollment.factor(), now)
              .<Step>map(Step.Ended::new)
              .orElseGet(() -> admitted(ask, start, enrollment, now));
        });
    return switch (step) {
      case Step.Ended(var result) -> result;
      case Step.Kept(var outgoing) -> {
        outgoing.ifPresent(messages::send);
        yield new Begun(enrollment, start.shown());
      }
    };
  }

  private Step admitted(Ask ask, EnrollmentStart start, Enrollment enrollment, Instant now) {
    Optional<Admission> admission =
        start
            .message()
            .map(message -> messages.admit(sender(enrollment, ask.language()), message, now));
    return switch (admission.orElse(null)) {
      case Admission.Refused refused -> new Step.Ended(new NotSent(refused));
      case Admission.Admitted(var outgoing) -> {
        add(ask, start, enrollment);
        yield new Step.Kept(Optional.of(outgoing));
      }
      case null -> {
        add(ask, start, enrollment);
        yield new Step.Kept(Optional.empty());
      }
    };
  }

  private void add(Ask ask, EnrollmentStart start, Enrollment enrollment) {
    enrollments.add(enrollment, start.pending());
    tell(enrollment, ask.client());
    if (ask.authentication().isEmpty()) {
      warrants.tellOfAdding(enrollment, ask.warrant());
    }
  }

  private void tell(Enrollment begun, ClientId client) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.enrollment(begun.id()));
    facts.add(Fact.factor(begun.factor()));
    begun.authentication().map(Fact::authentication).ifPresent(facts::add);
    chronicle.tell(
        EventType.ENROLLMENT_BEGUN,
        begun.tenant(),
        begun.user(),
        client,
        facts.toArray(Fact[]::new));
  }

  private Optional<BeginEnrollmentResult> refused(Ask ask, FactorType type, Instant now) {
    if (ask.authentication().isPresent() && !demanded(ask, type, ask.authentication().get(), now)) {
      return Optional.of(new NotDemanded());
    }
    return switch (judge(ask, type, now)) {
      case Judgement.Entitled() -> Optional.empty();
      case Judgement.Refused(var needed) -> Optional.of(new Unproved(needed));
    };
  }

  static Sender sender(Enrollment enrollment, Optional<Locale> language) {
    return new Sender(
        enrollment.tenant(),
        Optional.of(enrollment.user()),
        enrollment.id().value(),
        Occasion.ENROLLMENT,
        language);
  }

  private Judgement judge(Ask ask, FactorType type, Instant now) {
    Tenant tenant = tenants.find(ask.tenant()).orElseThrow();
    return ask.authentication()
        .flatMap(id -> authentications.find(ask.tenant(), id))
        .map(demanding -> warrants.demanded(tenant, demanding, type))
        .orElseGet(() -> warrants.toAdd(tenant, ask.user(), type, ask.warrant(), now));
  }

  private boolean demanded(Ask ask, FactorType type, AuthenticationId authentication, Instant now) {
    return authentications
        .find(ask.tenant(), authentication)
        .filter(found -> found.user().equals(ask.user()))
        .map((Authentication found) -> found.progressAt(now))
        .filter(progress ->
            progress instanceof EnrollmentDue(var due, _)
                && (due.contains(type) || due.contains(ask.factor())))
        .isPresent();
  }

  private EnrollmentRequest request(Ask ask, FactorType type, Instant now) {
    return new EnrollmentRequest(
        ask.factor(),
        tenants.find(ask.tenant()).orElseThrow().name(),
        ask.account().orElse(ask.user().value()),
        fingerprints.handle(ask.tenant(), ask.user()),
        existing(ask, type),
        ask.options(),
        random,
        now);
  }

  private List<Credential> existing(Ask ask, FactorType type) {
    return authenticators.ofUser(ask.tenant(), ask.user()).stream()
        .filter(bound -> bound.factor().equals(type))
        .flatMap(bound -> authenticators.credential(bound.tenant(), bound.id()).stream())
        .toList();
  }

  private Enrollment enrollment(
      Ask ask, LoadedFactor loaded, Optional<Fingerprint> fingerprint, Instant now) {
    return new Enrollment(
        new EnrollmentId(identifiers.next()),
        ask.tenant(),
        ask.user(),
        loaded.type(),
        ask.label().orElseGet(() -> new Label(loaded.traits().displayName())),
        EnrollmentStatus.PENDING,
        0,
        fingerprint,
        ask.authentication(),
        Optional.empty(),
        now,
        now.plus(rules.lifetime()));
  }
}
