package io.countersign.application.authentication;

import io.countersign.application.authentication.BeginResult.Begun;
import io.countersign.application.authentication.BeginResult.FirstFactorInFuture;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Situation;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** May this user in, and what must they prove? */
public final class BeginAuthentication {

  /** How far an application's clock may be ahead of ours. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** The authenticator that a user used last is asked first. */
  private static final Comparator<Authenticator> LAST_USED_FIRST =
      Comparator.comparing((Authenticator bound) -> bound.lastUsedAt().orElse(bound.createdAt()))
          .reversed();

  /**
   * What a client asks.
   *
   * @param firstFactor what the client checked itself, and vouches for
   */
  public record Ask(
      TenantId tenant, ClientId client, UserId user, Optional<FirstFactor> firstFactor) {}

  private record Start(Progress progress, Optional<Shown> shown) {

    Start(Progress progress) {
      this(progress, Optional.empty());
    }
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authenticators authenticators;
  private final Authentications authentications;
  private final Factors factors;
  private final ChallengeMaker challenges;
  private final Standings standings;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final AuthenticationRules rules;

  public BeginAuthentication(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      Authentications authentications,
      Factors factors,
      ChallengeMaker challenges,
      Standings standings,
      Identifiers identifiers,
      InstantSource clock,
      AuthenticationRules rules) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authenticators = authenticators;
    this.authentications = authentications;
    this.factors = factors;
    this.challenges = challenges;
    this.standings = standings;
    this.identifiers = identifiers;
    this.clock = clock;
    this.rules = rules;
  }

  /**
   * @throws FactorUnavailable if every factor that could be asked fails
   * @throws SecretUnreadable if every credential that could be asked for cannot be decrypted
   */
  public BeginResult begin(Ask ask) {
    Instant now = clock.instant();
    if (ask.firstFactor().filter(first -> first.at().isAfter(now.plus(SKEW))).isPresent()) {
      return new FirstFactorInFuture();
    }
    record Kept(Authentication authentication, Optional<Shown> shown) {}
    Kept kept =
        transactions.inTransaction(() -> {
          users.mention(new User(ask.tenant(), ask.user(), now));
          Start start = decide(ask, now);
          Authentication authentication = authentication(ask, start.progress(), now);
          authentications.add(authentication);
          return new Kept(authentication, start.shown());
        });
    return new Begun(standings.of(kept.authentication(), kept.shown(), now));
  }

  private Start decide(Ask ask, Instant now) {
    List<Authenticator> bound = authenticators.ofUser(ask.tenant(), ask.user());
    Decision decision = tenants.find(ask.tenant()).orElseThrow().mfa().decide(situation(bound));
    return switch (decision) {
      case Decision.Allow() -> new Start(new Approved(now));
      case Decision.ChallengeWithAny(var types) -> challenge(bound, types, now);
      case Decision.EnrollWithAny(var types) -> new Start(new EnrollmentDue(types));
      case Decision.Deny(var reason) -> new Start(new Denied(reason, now));
    };
  }

  private Situation situation(List<Authenticator> bound) {
    return new Situation(
        bound.stream().map(Authenticator::factor).collect(Collectors.toSet()),
        factors.all().stream().map(LoadedFactor::type).collect(Collectors.toSet()),
        Set.of());
  }

  /**
   * One factor that fails, or one credential that does not open, keeps nobody out who has another.
   */
  private Start challenge(List<Authenticator> bound, Set<FactorType> types, Instant now) {
    @Nullable RuntimeException failure = null;
    for (Authenticator choice : bound.stream().sorted(LAST_USED_FIRST).toList()) {
      if (types.contains(choice.factor())) {
        try {
          var made = challenges.make(choice, now);
          if (made.isPresent()) {
            return new Start(
                new Challenged(made.get().challenge()), Optional.of(made.get().shown()));
          }
        } catch (FactorUnavailable | SecretUnreadable unusable) {
          failure = unusable;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return new Start(new Denied("no-usable-factor", now));
  }

  private Authentication authentication(Ask ask, Progress progress, Instant now) {
    return new Authentication(
        new AuthenticationId(identifiers.next()),
        ask.tenant(),
        ask.user(),
        ask.client(),
        ask.firstFactor(),
        progress,
        List.of(),
        0,
        now,
        now.plus(rules.lifetime()));
  }
}
