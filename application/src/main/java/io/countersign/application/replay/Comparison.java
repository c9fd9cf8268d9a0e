package io.countersign.application.replay;

import io.countersign.application.authentication.Rehearsal;
import io.countersign.application.authentication.Rehearsals;
import io.countersign.application.authentication.Simulation;
import io.countersign.application.authentication.Simulation.End;
import io.countersign.application.authentication.Simulation.Step;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.policy.CompiledPolicies;
import io.countersign.application.policy.CompiledPolicy;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.PolicyRun;
import io.countersign.domain.tenant.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plays an authentication twice, under the policy that it began under and under another one, with
 * the same user, who has what they have now and proves whatever they are asked for.
 */
public final class Comparison {

  private static final Course UNREADABLE = new Course(List.of(), Optional.of(Course.UNREADABLE));

  private final Rehearsals rehearsals;
  private final CompiledPolicies compiled;
  private final Factors factors;

  public Comparison(Rehearsals rehearsals, CompiledPolicies compiled, Factors factors) {
    this.rehearsals = rehearsals;
    this.compiled = compiled;
    this.factors = factors;
  }

  /**
   * What it is then and now. One whose keys are gone must not keep the others from being replayed.
   *
   * @throws PoliciesBusy if it cannot be said now, and may be later
   */
  Example of(Authentication about, Tenant tenant, Supplier<Optional<CompiledPolicy>> other) {
    try {
      Rehearsal rehearsal = rehearsals.of(about, tenant);
      Simulation then = rehearsal.willingly(() -> beganUnder(about), List.of());
      List<FactorType> liked =
          then.steps().stream().flatMap(step -> step.proved().stream()).toList();
      Simulation now = rehearsal.willingly(other, liked);
      return new Example(about.id(), about.user(), course(then), course(now));
    } catch (StorageUnavailable | PoliciesBusy later) {
      throw later;
    } catch (RuntimeException unreadable) {
      if (Thread.currentThread().isInterrupted()) {
        throw unreadable;
      }
      return new Example(about.id(), about.user(), UNREADABLE, UNREADABLE);
    }
  }

  private Optional<CompiledPolicy> beganUnder(Authentication about) {
    return about
        .deliberation()
        .run()
        .map(PolicyRun::version)
        .map(version -> compiled.of(about.tenant(), version));
  }

  private Course course(Simulation played) {
    return new Course(
        played.steps().stream().flatMap(step -> asked(step).stream()).toList(), denied(played));
  }

  private static Optional<String> denied(Simulation played) {
    if (played.steps().getLast().decision() instanceof Decision.Deny(var reason)) {
      return Optional.of(reason);
    }
    return played.end() == End.ALLOWED ? Optional.empty() : Optional.of(Course.ENDLESS);
  }

  private Optional<Course.Asked> asked(Step step) {
    return switch (step.decision()) {
      case Decision.Allow _, Decision.Deny _ -> Optional.empty();
      case Decision.ChallengeWithAny(var types) -> asked(step, false, sorted(types.stream()));
      case Decision.Offer(var names, var _) -> asked(step, false, names);
      case Decision.EnrollWithAny(var types, var _) -> asked(step, true, sorted(types.stream()));
    };
  }

  /** The factor itself, be it that it was asked for by a variant. */
  private Optional<Course.Asked> asked(Step step, boolean enroll, List<FactorType> names) {
    Optional<FactorType> proved =
        step.proved().map(name -> factors.find(name).map(LoadedFactor::type).orElse(name));
    return Optional.of(new Course.Asked(enroll, names, proved));
  }

  private static List<FactorType> sorted(Stream<FactorType> types) {
    return types.sorted(Comparator.comparing(FactorType::value)).toList();
  }
}
