package io.countersign.application.authentication;

import io.countersign.application.authentication.Simulation.End;
import io.countersign.application.authentication.Simulation.Step;
import io.countersign.application.factor.Factors;
import io.countersign.application.policy.CompiledPolicy;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.policy.MfaPolicy;
import io.countersign.domain.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plays one authentication from its beginning, as often as wished, by the very rules that sign-ins
 * are decided by. Nothing is kept, sent or told.
 */
public final class Rehearsal {

  private static final AuthenticationId NOBODYS = new AuthenticationId(new UUID(0, 0));

  private final Factors factors;
  private final Subjects subjects;
  private final Authentication about;
  private final Tenant tenant;
  private final List<Authenticator> real;
  private final List<FactorType> more;
  private final MfaPolicy otherwise;
  private final boolean skipped;

  /**
   * @param real what the user has
   * @param more what they have besides, by factors or variants
   * @param otherwise what is asked where no policy says more
   * @param skipped whether they chose before not to enroll
   */
  Rehearsal(
      Factors factors,
      Authentication about,
      Tenant tenant,
      List<Authenticator> real,
      List<FactorType> more,
      MfaPolicy otherwise,
      boolean skipped) {
    this.factors = factors;
    this.subjects = new Subjects(factors);
    this.about = about;
    this.tenant = tenant;
    this.real = real;
    this.more = more;
    this.otherwise = otherwise;
    this.skipped = skipped;
  }

  /**
   * With a user who proves and enrolls whatever is asked for, if they can.
   *
   * @param policy none for what is asked where there is none
   * @param liked what they give rather than something else, after what they really proved
   */
  public Simulation willingly(Supplier<Optional<CompiledPolicy>> policy, List<FactorType> liked) {
    Stream<FactorType> really = about.proofs().stream().map(Proof::factor);
    return under(
        policy, Optional.empty(), new Willing(Stream.concat(really, liked.stream()).toList()));
  }

  Simulation under(
      Supplier<Optional<CompiledPolicy>> policy, Optional<Integer> version, Will will) {
    ImaginedUser user = user();
    Authentication at = begun(about);
    List<Step> steps = new ArrayList<>();
    while (true) {
      boolean first = at.proofs().isEmpty();
      Decided decided =
          Decisions.decided(
              subjects.of(at, tenant, user.bound(), first && skipped, at.createdAt()),
              policy,
              otherwise);
      at = at.deliberated(decided.deliberation());
      Decision due = decided.decision();
      Optional<FactorType> name = over(due) ? Optional.empty() : will.next(due, user.bound());
      Optional<Proof> proof = name.flatMap(given -> user.answer(due, given));
      boolean spared = first && decided.browserCounts() && due instanceof Decision.ChallengeWithAny;
      steps.add(new Step(due, spared, proof.flatMap(_ -> name)));
      if (proof.isEmpty()) {
        Deliberation end = at.deliberation();
        return new Simulation(version, steps, end(due, name), end.message(), end.trace());
      }
      at = at.proved(proof.get(), at.createdAt()).deliberated(at.deliberation().done());
    }
  }

  private ImaginedUser user() {
    ImaginedUser user =
        new ImaginedUser(factors, about.tenant(), about.user(), real, about.createdAt());
    more.forEach(user::bind);
    return user;
  }

  private static boolean over(Decision due) {
    return due instanceof Decision.Allow || due instanceof Decision.Deny;
  }

  private static End end(Decision due, Optional<FactorType> name) {
    return switch (due) {
      case Decision.Allow() -> End.ALLOWED;
      case Decision.Deny _ -> End.DENIED;
      case Decision.ChallengeWithAny _, Decision.Offer _, Decision.EnrollWithAny _ ->
          name.isPresent() ? End.NOT_ASKED_FOR : End.WAITING;
    };
  }

  /** As if nothing had been found and proved yet. */
  private static Authentication begun(Authentication about) {
    return new Authentication(
        NOBODYS,
        about.tenant(),
        about.user(),
        about.client(),
        Optional.empty(),
        about.firstFactor(),
        new Progress.Choosing(),
        List.of(),
        0,
        Deliberation.about(about.deliberation().circumstances()),
        about.createdAt(),
        about.expiresAt());
  }
}
