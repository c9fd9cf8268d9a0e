package io.countersign.application.warrant;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.Strengths;
import io.countersign.application.warrant.Judgement.Entitled;
import io.countersign.application.warrant.Judgement.ProofNeeded;
import io.countersign.application.warrant.Judgement.Refused;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.Strength;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fresh proof: whoever changes what a user has bound proved, a moment ago, something at least as
 * strong as what is changed. RFC 9470: "the authentication event associated with the access token
 * presented with the request does not meet the authentication requirements". A stolen session is
 * not enough, nor is the weakest factor for getting rid of the strongest. Judges in the transaction
 * of the change, but for what is added, of which it is told when that is kept.
 */
public final class Warrants {

  /** How far clocks of nodes and applications may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final Authentications authentications;
  private final Authenticators authenticators;
  private final BackupCodeSets backupCodes;
  private final Strengths strengths;
  private final Chronicle chronicle;

  public Warrants(
      Authentications authentications,
      Authenticators authenticators,
      BackupCodeSets backupCodes,
      Factors factors,
      Chronicle chronicle) {
    this.authentications = authentications;
    this.authenticators = authenticators;
    this.backupCodes = backupCodes;
    this.strengths = new Strengths(factors);
    this.chronicle = chronicle;
  }

  /** For adding something of this factor: it takes no more than the strongest that is there. */
  public Judgement toAdd(
      Tenant tenant, UserId user, FactorType added, Warrant warrant, Instant now) {
    List<Authenticator> bound = authenticators.ofUser(tenant.id(), user);
    return judge(tenant, user, bound, strengths.toAdd(bound, added), warrant, now);
  }

  /**
   * Tells, in the transaction in which an enrollment is kept, if it was begun past the user's own
   * proof.
   */
  public void tellOfAdding(Enrollment begun, Warrant warrant) {
    tell(
        begun.tenant(),
        begun.user(),
        warrant,
        Fact.act("add"),
        Fact.factor(begun.factor()),
        Fact.enrollment(begun.id()));
  }

  /**
   * For enrolling what an authentication demands: its user proved something as strong in it as
   * adding that takes otherwise, or has nothing, and then its client vouched for the first factor
   * when it began. What was proved in it does not grow old before it ends.
   */
  public Judgement demanded(Tenant tenant, Authentication demanding, FactorType added) {
    Duration maxAge = tenant.settings().freshProof();
    List<Authenticator> bound = authenticators.ofUser(demanding.tenant(), demanding.user());
    Strength needed = strengths.toAdd(bound, added);
    boolean entitled =
        bound.isEmpty()
            ? !demanding.proofs().isEmpty() || vouched(demanding, maxAge, demanding.createdAt())
            : reached(demanding, bound, needed, _ -> true);
    return entitled
        ? new Entitled()
        : new Refused(new ProofNeeded(maxAge, reaching(bound, needed)));
  }

  /** For changing or ending something of this factor. */
  public Judgement toChange(
      Tenant tenant, UserId user, FactorType changed, Warrant warrant, Instant now) {
    List<Authenticator> bound = authenticators.ofUser(tenant.id(), user);
    Strength needed = strengths.toChange(changed);
    tell(tenant.id(), user, warrant, Fact.act("change"), Fact.factor(changed));
    return judge(tenant, user, bound, needed, warrant, now);
  }

  /** For whatever concerns everything that the user has. */
  public Judgement toChangeAll(Tenant tenant, UserId user, Warrant warrant, Instant now) {
    List<Authenticator> bound = authenticators.ofUser(tenant.id(), user);
    tell(tenant.id(), user, warrant, Fact.act("change-all"));
    return judge(tenant, user, bound, strengths.toChangeAll(bound), warrant, now);
  }

  /** Whoever goes past the user's own proof is told of, be it that nothing came of it. */
  private void tell(TenantId tenant, UserId user, Warrant warrant, Fact... about) {
    if (warrant instanceof Warrant.Overridden(var reason, var client)) {
      Fact[] facts = Arrays.copyOf(about, about.length + 1);
      facts[about.length] = Fact.justification(reason);
      chronicle.tell(EventType.PROOF_OVERRIDDEN, tenant, user, client, facts);
    }
  }

  /**
   * Until when this is fresh, if it is.
   *
   * @return nothing if it proves nothing, or not any more
   */
  public Optional<Instant> freshUntil(
      Tenant tenant, UserId user, Warrant.Proved proved, Instant now) {
    Duration maxAge = tenant.settings().freshProof();
    List<Authenticator> bound = authenticators.ofUser(tenant.id(), user);
    return shown(tenant.id(), user, proved)
        .flatMap(found ->
            bound.isEmpty() ? found.firstFactor().map(FirstFactor::at) : latest(found, bound))
        .filter(at -> fresh(at, maxAge, now))
        .map(at -> at.plus(maxAge));
  }

  private Optional<Instant> latest(Authentication found, List<Authenticator> bound) {
    Set<AuthenticatorId> still = still(found, bound);
    return found.proofs().stream()
        .filter(proof -> still.contains(proof.authenticator()))
        .map(Proof::at)
        .max(Comparator.naturalOrder());
  }

  private Judgement judge(
      Tenant tenant,
      UserId user,
      List<Authenticator> bound,
      Strength needed,
      Warrant warrant,
      Instant now) {
    Duration maxAge = tenant.settings().freshProof();
    boolean entitled =
        switch (warrant) {
          case Warrant.None() -> false;
          case Warrant.Overridden _ -> true;
          case Warrant.Vouched(var first, var _) ->
              bound.isEmpty() && fresh(first.at(), maxAge, now);
          case Warrant.Proved proved ->
              shown(tenant.id(), user, proved)
                  .filter(found ->
                      bound.isEmpty()
                          ? vouched(found, maxAge, now)
                          : proves(found, bound, needed, maxAge, now))
                  .isPresent();
        };
    return entitled
        ? new Entitled()
        : new Refused(new ProofNeeded(maxAge, reaching(bound, needed)));
  }

  private Optional<Authentication> shown(TenantId tenant, UserId user, Warrant.Proved proved) {
    return authentications
        .find(tenant, proved.authentication())
        .filter(found -> found.user().equals(user) && found.client().equals(proved.client()))
        .filter(found -> proved.token().isEmpty() || proved.token().equals(found.token()))
        .filter(found -> found.progress() instanceof Approved);
  }

  private static boolean vouched(Authentication found, Duration maxAge, Instant now) {
    return found.firstFactor().filter(first -> fresh(first.at(), maxAge, now)).isPresent();
  }

  private boolean proves(
      Authentication found,
      List<Authenticator> bound,
      Strength needed,
      Duration maxAge,
      Instant now) {
    return reached(found, bound, needed, proof -> fresh(proof.at(), maxAge, now));
  }

  private boolean reached(
      Authentication found, List<Authenticator> bound, Strength needed, Predicate<Proof> counts) {
    Set<AuthenticatorId> still = still(found, bound);
    return found.proofs().stream()
        .filter(counts)
        .filter(proof -> still.contains(proof.authenticator()))
        .map(Proof::factor)
        .anyMatch(factor -> strengths.of(factor).reaches(needed));
  }

  /**
   * What was proved with something that was revoked since proves nothing any more: it may have been
   * revoked because somebody else has it. The backup code that was the last of its set did not
   * become somebody else's by that.
   */
  private Set<AuthenticatorId> still(Authentication found, List<Authenticator> bound) {
    Stream<AuthenticatorId> set =
        backupCodes.find(found.tenant(), found.user()).map(BackupCodeSet::id).stream();
    return Stream.concat(bound.stream().map(Authenticator::id), set).collect(Collectors.toSet());
  }

  private static boolean fresh(Instant at, Duration maxAge, Instant now) {
    return !at.isAfter(now.plus(SKEW)) && at.plus(maxAge).isAfter(now);
  }

  private Set<FactorType> reaching(List<Authenticator> bound, Strength needed) {
    return bound.stream()
        .map(Authenticator::factor)
        .filter(factor -> strengths.of(factor).reaches(needed))
        .collect(Collectors.toSet());
  }
}
