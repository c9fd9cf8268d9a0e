package io.countersign.application.authentication;

import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Somebody who has authenticators that nobody keeps, and proves them. */
final class ImaginedUser {

  private final Factors factors;
  private final TenantId tenant;
  private final UserId user;
  private final Instant now;
  private final List<Authenticator> bound = new ArrayList<>();

  ImaginedUser(
      Factors factors, TenantId tenant, UserId user, Collection<Authenticator> bound, Instant now) {
    this.factors = factors;
    this.tenant = tenant;
    this.user = user;
    this.now = now;
    this.bound.addAll(bound);
  }

  /** What they have by now. */
  List<Authenticator> bound() {
    return List.copyOf(bound);
  }

  /** They have this as well. */
  Authenticator bind(FactorType name) {
    Optional<LoadedFactor> loaded = factors.find(name);
    FactorType type = loaded.map(LoadedFactor::type).orElse(name);
    Set<FactorType> all = loaded.map(factor -> factor.traits().variants()).orElse(Set.of());
    Authenticator made =
        Authenticator.bound(
                new AuthenticatorId(new UUID(0, bound.size() + 1)),
                tenant,
                user,
                type,
                new Label(name.value()),
                now)
            .described(new Profile(type.equals(name) ? all : Set.of(name), Map.of()));
    bound.add(made);
    return made;
  }

  /** What they answer with under this name; nothing if that is not what is due. */
  Optional<Proof> answer(Decision due, FactorType name) {
    return switch (due) {
      case Decision.Allow _, Decision.Deny _ -> Optional.empty();
      case Decision.ChallengeWithAny(var types) ->
          having(name).filter(one -> types.contains(one.factor())).map(this::proof);
      case Decision.Offer(var names, var _) ->
          having(name).filter(one -> names.stream().anyMatch(one::answersTo)).map(this::proof);
      case Decision.EnrollWithAny(var types, var _) ->
          types.contains(name) || types.contains(type(name))
              ? Optional.of(proof(bind(name)))
              : Optional.empty();
    };
  }

  private Optional<Authenticator> having(FactorType name) {
    return bound.stream().filter(one -> one.answersTo(name)).findFirst();
  }

  private FactorType type(FactorType name) {
    return factors.find(name).map(LoadedFactor::type).orElse(name);
  }

  private Proof proof(Authenticator with) {
    return factors
        .find(with.factor())
        .map(factor -> Proof.of(with.factor(), with.id(), factor.traits(), Optional.empty(), now))
        .orElseGet(() ->
            new Proof(
                with.factor(),
                with.id(),
                Set.of(),
                Set.of(with.factor().equals(BackupCode.FACTOR) ? "otp" : "mfa"),
                now));
  }
}
