package io.countersign.application.authentication;

import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.factor.Strengths;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.Strength;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Inventory;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.DoneMethod;
import io.countersign.domain.policy.PolicyEvent.EnrolledFactor;
import io.countersign.domain.tenant.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is to be known of a user before anything is decided. */
final class Subjects {

  private final Factors factors;
  private final Strengths strengths;

  Subjects(Factors factors) {
    this.factors = factors;
    this.strengths = new Strengths(factors);
  }

  Subject of(
      Authentication at, Tenant tenant, List<Authenticator> bound, boolean skipped, Instant now) {
    Inventory has = inventory(at, tenant, bound);
    return new Subject(at, bound, has, skipped, event(at, tenant, bound, has, now), now);
  }

  private PolicyEvent event(
      Authentication at, Tenant tenant, List<Authenticator> bound, Inventory has, Instant now) {
    Circumstances circumstances = at.deliberation().circumstances();
    return new PolicyEvent(
        now,
        at.tenant(),
        tenant.name(),
        at.client(),
        at.user(),
        circumstances.entry(),
        circumstances.context(),
        enrolled(has, bound),
        methods(at, bound),
        circumstances.risk());
  }

  private Inventory inventory(Authentication at, Tenant tenant, List<Authenticator> bound) {
    List<LoadedFactor> loaded = factors.all();
    return new Inventory(
        bound.stream().flatMap(Subjects::names).collect(Collectors.toSet()),
        withCodes(loaded.stream().flatMap(Subjects::names), true),
        withCodes(
            loaded.stream().flatMap(factor -> allowed(tenant, factor)),
            tenant.allows(BackupCode.FACTOR)),
        loaded.stream()
            .flatMap(factor -> factor.allowedBy(tenant).stream())
            .collect(Collectors.toSet()),
        proved(at, bound),
        bound.isEmpty() ? Map.of() : first(at, bound, loaded));
  }

  /** What of the user's has to be proved before more is enrolled than what was proved is worth. */
  private Map<FactorType, List<FactorType>> first(
      Authentication at, List<Authenticator> bound, List<LoadedFactor> loaded) {
    Map<FactorType, List<FactorType>> first = new HashMap<>();
    for (LoadedFactor factor : loaded) {
      Strength needed = strengths.toAdd(bound, factor.type());
      if (counting(at, bound).noneMatch(proved -> strengths.of(proved).reaches(needed))) {
        List<FactorType> enough = reaching(bound, needed);
        names(factor).forEach(name -> first.put(name, enough));
      }
    }
    return first;
  }

  private List<FactorType> reaching(List<Authenticator> bound, Strength needed) {
    return bound.stream()
        .sorted(AskingOrder.FIRST_TO_LAST)
        .map(Authenticator::factor)
        .filter(factor -> strengths.of(factor).reaches(needed))
        .distinct()
        .toList();
  }

  /** The last backup code is gone once it was used, and was proved all the same. */
  private static Stream<FactorType> counting(Authentication at, List<Authenticator> bound) {
    return at.proofs().stream()
        .filter(proof ->
            proof.factor().equals(BackupCode.FACTOR)
                || bound.stream().anyMatch(one -> one.id().equals(proof.authenticator())))
        .map(Proof::factor);
  }

  private static Set<FactorType> withCodes(Stream<FactorType> names, boolean codes) {
    return Stream.concat(names, codes ? Stream.of(BackupCode.FACTOR) : Stream.empty())
        .collect(Collectors.toSet());
  }

  /** In the order in which the user would be asked, of what may be asked. */
  private List<EnrolledFactor> enrolled(Inventory has, List<Authenticator> bound) {
    return bound.stream()
        .sorted(AskingOrder.FIRST_TO_LAST)
        .filter(one -> has.toChallenge(one.factor()) == Inventory.Fit.USABLE)
        .map(one ->
            new EnrolledFactor(
                one.factor(),
                one.profile().variants(),
                traits(one).map(FactorTraits::phishingResistant).orElse(false),
                traits(one).map(FactorTraits::kinds).orElse(Set.of())))
        .distinct()
        .toList();
  }

  private Optional<FactorTraits> traits(Authenticator one) {
    return factors.find(one.factor()).map(LoadedFactor::traits);
  }

  /** What was proved to the application, then what was proved to us. */
  private static List<DoneMethod> methods(Authentication at, List<Authenticator> bound) {
    return Stream.concat(
            at.firstFactor().stream()
                .map(vouched ->
                    new DoneMethod(
                        vouched.method(),
                        Optional.empty(),
                        Set.of(),
                        vouched.at(),
                        Set.of(vouched.kind()))),
            at.proofs().stream()
                .map(proof ->
                    new DoneMethod(
                        "mfa",
                        Optional.of(proof.factor()),
                        variants(bound, proof).collect(Collectors.toSet()),
                        proof.at(),
                        proof.kinds())))
        .toList();
  }

  private static Set<FactorType> proved(Authentication at, List<Authenticator> bound) {
    return at.proofs().stream()
        .flatMap(proof -> Stream.concat(Stream.of(proof.factor()), variants(bound, proof)))
        .collect(Collectors.toSet());
  }

  private static Stream<FactorType> variants(List<Authenticator> bound, Proof proof) {
    return bound.stream()
        .filter(one -> one.id().equals(proof.authenticator()))
        .flatMap(one -> one.profile().variants().stream());
  }

  private static Stream<FactorType> names(Authenticator one) {
    return Stream.concat(Stream.of(one.factor()), one.profile().variants().stream());
  }

  private static Stream<FactorType> names(LoadedFactor factor) {
    return Stream.concat(Stream.of(factor.type()), factor.traits().variants().stream());
  }

  /** Whoever allows a factor allows its variants; one variant of it makes it worth asking for. */
  private static Stream<FactorType> allowed(Tenant tenant, LoadedFactor factor) {
    Set<FactorType> allowed = new HashSet<>(factor.allowedBy(tenant));
    if (allowed.contains(factor.type())) {
      return names(factor);
    }
    return allowed.isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of(factor.type()), allowed.stream());
  }
}
